// What the preload script adds to the window.
import type { MatineeBridge } from '../contract/bridge.ts';

declare global {
  interface Window {
    readonly matinee: MatineeBridge;
  }
}
