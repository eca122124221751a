import { describe, expect, test } from 'vitest';
import { renderFacts, renderTable, type Column } from './table.ts';

type Movie = { id: number; title: string };

const columns: Column<Movie>[] = [
  { heading: 'Id', value: (movie) => String(movie.id), align: 'right' },
  { heading: 'Movie', value: (movie) => movie.title, shrinks: true },
];

describe('renderTable', () => {
  test('aligns every column to its widest cell', () => {
    const rows = [
      { id: 1, title: 'Toy Story' },
      { id: 3114, title: 'Léon' },
    ];
    expect(renderTable(rows, columns)).toBe(
      ['  Id  Movie', '────  ─────────', '   1  Toy Story', '3114  Léon', ''].join('\n'),
    );
  });

  test('cuts what may be cut where the terminal is narrow, and no line is wider', () => {
    const rows = [{ id: 1, title: 'Everything You Always Wanted to Know About Sex' }];
    const text = renderTable(rows, columns, 30);
    expect(text).toContain('Everything You Always Wan…');
    for (const line of text.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(30);
  });

  test('cuts nothing where the output is not a terminal', () => {
    const title = 'x'.repeat(500);
    expect(renderTable([{ id: 1, title }], columns)).toContain(title);
  });

  test('keeps the control characters of a title from the terminal', () => {
    const text = renderTable([{ id: 1, title: 'Bad\u001b[31m\nTitle' }], columns);
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')).toHaveLength(4);
  });

  test('of no rows is its heading', () => {
    expect(renderTable([], columns)).toBe('Id  Movie\n──  ─────\n');
  });
});

test('renderFacts puts the values under each other', () => {
  expect(
    renderFacts([
      ['Movies', '9,742'],
      ['Time', '1 s'],
    ]),
  ).toBe('Movies  9,742\nTime    1 s\n');
});
