// The colours that the map is painted in besides those of its scales, read from the design tokens.
import { readTokenColours, type Rgba } from '../../../ui/token-colours.ts';
import type { Appearance } from '../colour-scales.ts';

export type MapTheme = {
  readonly appearance: Appearance;
  readonly ground: Rgba;
  readonly text: Rgba;
  readonly muted: Rgba;
  readonly you: Rgba;
  readonly accent: Rgba;
  readonly fontFamily: string;
  readonly displayFamily: string;
};

/** What holds at `element`. */
export function readMapTheme(element: HTMLElement): MapTheme {
  return readTokenColours(element, (colour) => {
    const ground = colour('--map-ground');
    const styles = getComputedStyle(element);
    return {
      appearance: ground[0] + ground[1] + ground[2] < 384 ? 'dark' : 'light',
      ground,
      text: colour('--text'),
      muted: colour('--text-muted'),
      you: colour('--you'),
      accent: colour('--accent'),
      fontFamily: styles.fontFamily,
      displayFamily: styles.getPropertyValue('--font-display'),
    };
  });
}
