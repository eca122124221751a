import { expect, test } from 'vitest';
import type { Terminal } from '../terminal.ts';
import { createProgressLine } from './progress.ts';

function recordingTerminal(canRewrite: boolean): { terminal: Terminal; written: () => string } {
  let written = '';
  return {
    terminal: {
      out: () => undefined,
      err: (text) => void (written += text),
      rewrite: (text) => void (written += `\r${text}`),
      width: null,
      canRewrite,
    },
    written: () => written,
  };
}

test('a log gets each milestone once', () => {
  const { terminal, written } = recordingTerminal(false);
  const progress = createProgressLine(terminal);
  progress.show('movies', 'Movies, 0 %');
  progress.show('movies', 'Movies, 50 %');
  progress.show('ratings', 'Ratings, 60 %');
  progress.clear();
  expect(written()).toBe('Movies, 0 %\nRatings, 60 %\n');
});

test('a terminal shows one line that changes and is then cleared', () => {
  const { terminal, written } = recordingTerminal(true);
  const progress = createProgressLine(terminal);
  progress.show('movies', 'Movies, 0 %');
  progress.show('movies', 'Movies, 50 %');
  progress.clear();
  expect(written()).toBe('\rMovies, 0 %\rMovies, 50 %\r');
});
