import { expect, test } from 'vitest';
import { fc } from '../../../../../tests/fixtures/properties.ts';
import { coverHeight, coverPalette, coverWidth, designCover } from './design.ts';
import { contrast } from './palettes.ts';
import { textWidth } from './title.ts';

const subjects = fc.record({
  title: fc.oneof(fc.string({ maxLength: 120 }), fc.lorem({ maxCount: 14 })),
  year: fc.option(fc.integer({ min: 1890, max: 2030 })),
  genres: fc.array(
    fc.constantFrom(
      'Horror',
      'Sci-Fi',
      'Western',
      'Comedy',
      'Drama',
      'Romance',
      'Children',
      'Film-Noir',
      'War',
      'IMAX',
    ),
    { maxLength: 4 },
  ),
});

test('the same movie always gets the same cover', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      expect(designCover(subject)).toEqual(designCover({ ...subject }));
    }),
  );
});

test('a remake from another year looks different', () => {
  const genres = ['Horror'];
  expect(designCover({ title: 'The Thing', year: 1982, genres })).not.toEqual(
    designCover({ title: 'The Thing', year: 2011, genres }),
  );
});

test.each(['Horror', 'Sci-Fi', 'Western', 'Comedy', 'Drama', 'Documentary'])(
  'neighbours of one genre differ in motif, palette or layout: %s',
  (genre) => {
    const looks = Array.from({ length: 60 }, (_, index) => {
      const { palette, picture, block } = designCover({
        title: `Part ${index}`,
        year: 2000,
        genres: [genre],
      });
      const motif = picture.shapes.map(({ ink, stroke }) => `${ink}${stroke ?? ''}`).join(' ');
      return { motif, all: `${palette.main} ${motif} ${block.ink} ${block.area.y === 0}` };
    });
    const twins = looks.filter(({ all }, index) => all === looks[index - 1]?.all);
    expect(new Set(looks.map(({ motif }) => motif)).size).toBeGreaterThanOrEqual(3);
    expect(twins.length).toBeLessThan(12);
  },
);

test('titles and notes can be read on what they stand on', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      const { palette, block, title, note } = designCover(subject);
      expect(contrast(palette[title.ink], palette[block.ink])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette[note.ink], palette[block.ink])).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('titles stay inside the cover and inside their block', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      const { title, block, pictureArea } = designCover(subject);
      for (const line of title.lines)
        expect(textWidth(line, title.face) * title.size).toBeLessThanOrEqual(coverWidth);
      const last = title.y + (title.lines.length - 1) * title.size * title.leading;
      expect(last).toBeLessThanOrEqual(block.area.y + block.area.height);
      expect(block.area.y + block.area.height).toBeLessThanOrEqual(coverHeight);
      expect(pictureArea.height).toBeGreaterThan(80);
    }),
  );
});

test('a cover stays cheap: a handful of paths without invalid numbers', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      const { shapes } = designCover(subject).picture;
      expect(shapes.length).toBeLessThanOrEqual(60);
      for (const { d } of shapes) expect(d).not.toMatch(/NaN|Infinity|undefined/);
    }),
  );
});

test('the genre sets the tone: horror and comedy share no palette', () => {
  const horror = designCover({ title: 'Alien', year: 1979, genres: ['Horror', 'Sci-Fi'] });
  const comedy = designCover({ title: 'Alien', year: 1979, genres: ['Comedy'] });
  expect(horror.palette).not.toEqual(comedy.palette);
});

test('the light around a cover has its colours', () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      expect(coverPalette(subject)).toEqual(designCover(subject).palette);
    }),
  );
});
