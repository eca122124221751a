import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { expect, test } from 'vitest';
import tokens from '../../styles/tokens.css?raw';
import { categoryColour, categoryCount, type Appearance } from './colour-scales.ts';

const distance = differenceCiede2000();

/** A token that has a colour for light and one for dark. */
function tokenColour(name: string, appearance: Appearance): Color {
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`, 'u').exec(tokens) ?? [];
  return colourOf(appearance === 'light' ? light : dark);
}

function colourOf(text: string | undefined): Color {
  const colour = parse(text ?? '');
  if (colour === undefined) throw new Error(`${text} is no colour`);
  return colour;
}

const genreColours = (appearance: Appearance): Color[] =>
  Array.from({ length: categoryCount }, (_, index) => {
    const [red, green, blue] = categoryColour(index, appearance);
    return colourOf(`rgb(${red} ${green} ${blue})`);
  });

/** The smallest distance of two of them. */
function nearest(colours: readonly Color[]): number {
  return Math.min(...colours.flatMap((one, i) => colours.slice(0, i).map((other) => distance(one, other))));
}

test.each(['light', 'dark'] as const)(
  'genres in %s differ clearly, also from the ring of what one has rated, also with fewer colours',
  (appearance) => {
    const colours = [...genreColours(appearance), tokenColour('you', appearance)];
    expect(nearest(colours)).toBeGreaterThan(20);
    expect(nearest(colours.map(filterDeficiencyDeuter(1)))).toBeGreaterThan(10);
    expect(nearest(colours.map(filterDeficiencyProt(1)))).toBeGreaterThan(10);
  },
);

test.each(['light', 'dark'] as const)('genres in %s stand out from the ground', (appearance) => {
  const ground = tokenColour('canvas', appearance);
  for (const colour of genreColours(appearance)) expect(wcagContrast(colour, ground)).toBeGreaterThan(2.7);
});
