// A movie's cover: its kind gives palette and motif, its title and year give the chance that chooses among them.
import type { MovieId } from '../../../../contract/ids.ts';
import type { Box, Motif, Picture } from './motif.ts';
import { door, keyhole, skyline } from './motifs-city.ts';
import { flower, sunburst, tiles, waves } from './motifs-pattern.ts';
import { gridSun, loneFigure, moonTree, mountains, planet } from './motifs-sky.ts';
import { kindOf, palettes, readableInk, type Ink, type Kind, type Palette } from './palettes.ts';
import { hashText, randomFrom, type Random } from './random.ts';
import { fitTitle, type Face, type FittedTitle } from './title.ts';
import { genreName, tellingFirst } from '../../../ui/genre-names.ts';

export const coverWidth = 200;
export const coverHeight = 300;

export type CoverSubject = {
  /** Whose picture may are over the drawn cover; left out where the catalogue has no such movie. */
  readonly movieId?: MovieId | null;
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
};

/** Where the title stands: beneath or above the picture, below a framed picture, or on a band across it. */
type Layout = 'below' | 'above' | 'framed' | 'band';

type Area = Box & { readonly x: number; readonly y: number };

export type CoverDesign = {
  readonly palette: Palette;
  readonly backdrop: Ink;
  readonly picture: Picture;
  readonly pictureArea: Area;
  /** The block that the title stands on. */
  readonly block: { readonly area: Area; readonly ink: Ink };
  readonly title: FittedTitle & {
    readonly face: Face;
    readonly ink: Ink;
    readonly x: number;
    /** Baseline of the first line. */
    readonly y: number;
    readonly anchor: 'start' | 'middle';
  };
  /** The year and the genre, small. */
  readonly note: { readonly text: string; readonly ink: Ink; readonly x: number; readonly y: number };
};

/** What a kind of film is drawn with, and its lettering; what is named twice comes twice as often. */
type Style = { readonly motifs: readonly [Motif, ...Motif[]]; readonly faces: readonly [Face, ...Face[]] };

const styles: Readonly<Record<Kind, Style>> = {
  horror: { motifs: [moonTree, moonTree, door, keyhole], faces: ['poster', 'serif'] },
  scifi: { motifs: [gridSun, planet, loneFigure], faces: ['plain', 'poster'] },
  western: { motifs: [loneFigure, mountains, sunburst], faces: ['poster', 'serif'] },
  musical: { motifs: [sunburst, tiles, flower], faces: ['serif', 'plain'] },
  animation: { motifs: [tiles, waves, mountains, sunburst], faces: ['plain', 'serif'] },
  fantasy: { motifs: [moonTree, mountains, planet, waves], faces: ['serif', 'serif', 'poster'] },
  war: { motifs: [sunburst, loneFigure, mountains], faces: ['poster', 'poster', 'plain'] },
  noir: { motifs: [skyline, door, keyhole], faces: ['poster', 'serif'] },
  thriller: { motifs: [keyhole, door, skyline, loneFigure], faces: ['poster', 'plain'] },
  romance: { motifs: [flower, waves, loneFigure], faces: ['serif', 'serif', 'plain'] },
  documentary: { motifs: [planet, tiles, waves], faces: ['plain', 'serif'] },
  adventure: { motifs: [mountains, waves, loneFigure], faces: ['poster', 'serif'] },
  action: { motifs: [sunburst, skyline, loneFigure], faces: ['poster', 'plain'] },
  comedy: { motifs: [tiles, sunburst, waves, flower], faces: ['plain', 'serif', 'poster'] },
  drama: {
    motifs: [loneFigure, door, flower, waves, mountains, skyline, tiles, keyhole],
    faces: ['serif', 'serif', 'poster'],
  },
};

/**
 * The same movie always gets the same cover, but for its motif: the one of `turn` 0 unless a neighbour has that already
 * (see neighbours.ts).
 */
export function designCover({ title, year, genres }: CoverSubject, turn = 0): CoverDesign {
  const kind = kindOf(genres);
  const random = seededBy({ title, year, genres });
  const palette = random.pick(palettes[kind]);
  const motif = motifOf(kind, random, turn);
  const face = random.pick(styles[kind].faces);
  const layout = random.pick<Layout>(['below', 'below', 'above', 'framed', 'band']);
  const words = face === 'serif' ? title : title.toUpperCase();
  const note = [year === null ? '' : String(year), genreName(tellingFirst(genres)[0] ?? '')]
    .filter((part) => part !== '')
    .join('  ·  ');
  return layouts[layout]({ random, palette, motif, face, words, note });
}

/** The motif's own function, by which neighbours differ: as `designCover` draws it. */
export function coverMotif(subject: CoverSubject, turn: number): Motif {
  const kind = kindOf(subject.genres);
  const random = seededBy(subject);
  random.pick(palettes[kind]);
  return motifOf(kind, random, turn);
}

/** Draws from the chance once, whatever the turn: all else stays as it is. */
function motifOf(kind: Kind, random: Random, turn: number): Motif {
  const { motifs } = styles[kind];
  const own = random.pick(motifs);
  const others = [...new Set(motifs)];
  return others[(others.indexOf(own) + turn) % others.length] ?? own;
}

/** The colours of a movie's cover, for the light around it. */
export function coverPalette(subject: CoverSubject): Palette {
  return seededBy(subject).pick(palettes[kindOf(subject.genres)]);
}

function seededBy({ title, year }: CoverSubject): Random {
  return randomFrom(hashText(`${title}|${year ?? ''}`));
}

type Parts = {
  readonly random: Random;
  readonly palette: Palette;
  readonly motif: Motif;
  readonly face: Face;
  readonly words: string;
  readonly note: string;
};

const margin = 16;
/** From the top of a line of letters to its baseline, in sizes. */
const rise: Readonly<Record<Face, number>> = { poster: 0.9, serif: 0.8, plain: 0.8 };

const layouts: Readonly<Record<Layout, (parts: Parts) => CoverDesign>> = {
  below: (parts) => titleAtEdge(parts, 'floor'),
  above: (parts) => titleAtEdge(parts, 'sky'),
  framed: layoutFramed,
  band: layoutBand,
};

/** The picture runs to three edges; the title stands on the colour with which the picture ends. */
function titleAtEdge(parts: Parts, edge: 'sky' | 'floor'): CoverDesign {
  const { random, motif, face, words } = parts;
  const title = fitTitle(words, face, {
    width: coverWidth - 2 * margin,
    height: 106,
    largest: 44,
    smallest: 12,
  });
  const lettering = title.lines.length * title.size * title.leading;
  const blockHeight = Math.max(66, lettering + 50);
  const area: Area = {
    x: 0,
    y: edge === 'sky' ? blockHeight : 0,
    width: coverWidth,
    height: coverHeight - blockHeight,
  };
  const picture = motif(random, area);
  const ground = edge === 'sky' ? picture.sky : picture.floor;
  const block: Area = { x: 0, y: edge === 'sky' ? 0 : area.height, width: coverWidth, height: blockHeight };
  const top = block.y + (edge === 'sky' ? 20 : 12);
  const isCentred = random.chance(0.35);
  const x = isCentred ? coverWidth / 2 : margin;
  return compose(parts, {
    picture,
    pictureArea: area,
    backdrop: ground,
    block,
    ground,
    title,
    titleInks: random.chance(0.35) ? ['accent', 'light', 'deep'] : ['light', 'deep'],
    noteInks: ['accent', 'light', 'deep'],
    at: {
      x,
      y: top + title.size * rise[face],
      noteY: edge === 'sky' ? top + lettering + 13 : coverHeight - 15,
    },
    anchor: isCentred ? 'middle' : 'start',
  });
}

/** A paper border, the picture as a plate, the title beneath it like a book's. */
function layoutFramed(parts: Parts): CoverDesign {
  const { random, motif, face, words } = parts;
  const border = 12;
  const title = fitTitle(words, face, {
    width: coverWidth - 2 * border - 6,
    height: 78,
    largest: 34,
    smallest: 11.5,
  });
  const lettering = title.lines.length * title.size * title.leading;
  const plateHeight = coverHeight - border - Math.max(62, lettering + 42);
  const area: Area = { x: border, y: border, width: coverWidth - 2 * border, height: plateHeight - border };
  const picture = motif(random, area);
  // A plate as pale as the paper would have no edge: then the frame is dark.
  const paper: Ink = picture.sky === 'light' || picture.floor === 'light' ? 'ground' : 'light';
  const block: Area = { x: 0, y: plateHeight, width: coverWidth, height: coverHeight - plateHeight };
  return compose(parts, {
    picture,
    pictureArea: area,
    backdrop: paper,
    block,
    ground: paper,
    title,
    titleInks: ['deep', 'light'],
    noteInks: ['main', 'ground', 'deep', 'light'],
    at: { x: border + 1, y: plateHeight + 12 + title.size * rise[face], noteY: coverHeight - 13 },
    anchor: 'start',
  });
}

/** The picture everywhere, and a label across it. */
function layoutBand(parts: Parts): CoverDesign {
  const { random, motif, face, words } = parts;
  const inset = random.pick([0, 14]);
  const title = fitTitle(words, face, {
    width: coverWidth - 2 * inset - 24,
    height: 84,
    largest: 34,
    smallest: 11.5,
  });
  const lettering = title.lines.length * title.size * title.leading;
  const bandHeight = lettering + 40;
  const top = coverHeight - bandHeight - random.pick([16, 26, 40]);
  // The picture ends behind the label, so that what it shows is not hidden by it.
  const area: Area = { x: 0, y: 0, width: coverWidth, height: top + bandHeight / 2 };
  const picture = motif(random, area);
  const ground: Ink = picture.floor === 'deep' ? 'light' : random.pick<Ink>(['deep', 'light']);
  const block: Area = { x: inset, y: top, width: coverWidth - 2 * inset, height: bandHeight };
  return compose(parts, {
    picture,
    pictureArea: area,
    backdrop: picture.floor,
    block,
    ground,
    title,
    titleInks: ['light', 'deep'],
    noteInks: ['accent', 'main', 'ground', 'light', 'deep'],
    at: { x: coverWidth / 2, y: top + 12 + title.size * rise[face], noteY: top + bandHeight - 12 },
    anchor: 'middle',
  });
}

type Composition = Pick<CoverDesign, 'picture' | 'pictureArea' | 'backdrop'> & {
  readonly block: Area;
  /** What title and note stand on, in the first of their inks that can be read there. */
  readonly ground: Ink;
  readonly title: FittedTitle;
  readonly titleInks: readonly Ink[];
  readonly noteInks: readonly Ink[];
  readonly at: { readonly x: number; readonly y: number; readonly noteY: number };
  readonly anchor: CoverDesign['title']['anchor'];
};

function compose({ palette, face, note }: Parts, made: Composition): CoverDesign {
  const { picture, pictureArea, backdrop, block, ground, title, titleInks, noteInks, at, anchor } = made;
  return {
    palette,
    backdrop,
    picture,
    pictureArea,
    block: { area: block, ink: ground },
    title: { ...title, face, ink: readableInk(palette, ground, titleInks), x: at.x, y: at.y, anchor },
    note: { text: note, ink: readableInk(palette, ground, noteInks), x: at.x, y: at.noteY },
  };
}
