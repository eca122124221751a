import { expect, it } from 'vitest';
import { processTerminal } from './terminal.ts';

it('is not woken when the window changes its size', () => {
  process.on('SIGWINCH', () => {});
  processTerminal();
  expect(process.listenerCount('SIGWINCH')).toBe(0);
});
