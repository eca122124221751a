import { expect, test } from 'vitest';
import { breakLines, fitTitle, textWidth } from './title.ts';

const box = { width: 168, height: 106, largest: 44, smallest: 12 };

test('a short title is set at the largest size, on one line', () => {
  expect(fitTitle('Up', 'serif', box)).toMatchObject({ size: 44, lines: ['Up'] });
});

test('lines are broken so that the widest is as narrow as it can be', () => {
  expect(breakLines(['The', 'Silence', 'of', 'the', 'Lambs'], 2, 'plain')).toEqual([
    'The Silence',
    'of the Lambs',
  ]);
  expect(breakLines(['Alien'], 2, 'plain')).toBeNull();
});

test('a long title gets more lines and stays within its box', () => {
  const title = 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb';
  const fitted = fitTitle(title, 'poster', box);
  expect(fitted.lines.join(' ')).toBe(title);
  expect(fitted.lines.length * fitted.size * fitted.leading).toBeLessThanOrEqual(box.height + 0.001);
  for (const line of fitted.lines)
    expect(textWidth(line, 'poster') * fitted.size).toBeLessThanOrEqual(box.width + 0.001);
});

test('what can not fit at a readable size ends in an ellipsis', () => {
  const fitted = fitTitle(
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    'plain',
    box,
  );
  expect(fitted.size).toBe(12);
  expect(fitted.lines.at(-1)).toMatch(/…$/);
  for (const line of fitted.lines)
    expect(textWidth(line, 'plain') * fitted.size).toBeLessThanOrEqual(box.width);
});

test('a title of nothing but spaces has a name', () => {
  expect(fitTitle('   ', 'serif', box).lines).toEqual(['Untitled']);
});

test('wide scripts are counted as wide', () => {
  expect(textWidth('千と千尋', 'plain')).toBeGreaterThan(textWidth('Chihiro'.slice(0, 4), 'plain'));
});
