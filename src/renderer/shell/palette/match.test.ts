import { expect, test } from 'vitest';
import { matchCommands } from './match.ts';

const commands = [
  { title: 'Home', keywords: ['recommendations'] },
  { title: 'Movie night', keywords: [] },
  { title: 'Train', keywords: ['model', 'learn'] },
  { title: 'Train a new model', keywords: [] },
  { title: 'Theme: Dark', keywords: ['colours', 'appearance'] },
];
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title);

test('everything is offered, in its own order, while nothing is typed', () => {
  const { sure, possible } = matchCommands(commands, '  ');
  expect(sure).toEqual([]);
  expect(possible).toEqual(commands);
});

test('the beginning of a title is surely meant, the shorter title first', () => {
  expect(titles(matchCommands(commands, 'train').sure)).toEqual(['Train', 'Train a new model']);
  expect(titles(matchCommands(commands, 'NIGHT').sure)).toEqual(['Movie night']);
});

test('first letters and other words find a command too', () => {
  const { sure, possible } = matchCommands(commands, 'mn');
  expect(titles([...sure, ...possible])[0]).toBe('Movie night');
  expect(titles(matchCommands(commands, 'appear').sure)).toEqual(['Theme: Dark']);
});

test('the words may stand in any order, with whatever is between them', () => {
  expect(titles(matchCommands(commands, 'dark theme').sure)).toEqual(['Theme: Dark']);
});

test('a movie’s title is no command', () => {
  const { sure, possible } = matchCommands(commands, 'Blade Runner');
  expect([...sure, ...possible]).toEqual([]);
});
