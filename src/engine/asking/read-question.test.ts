import { expect, test } from 'vitest';
import { readQuestion, type Knowledge, type Phrase } from './read-question.ts';

const titles: Readonly<Record<string, { movieId: number; ratingCount: number }>> = {
  alien: { movieId: 4, ratingCount: 300 },
  'blade runner': { movieId: 5, ratingCount: 300 },
  'star wars episode iv': { movieId: 6, ratingCount: 300 },
  'the family': { movieId: 7, ratingCount: 3 },
};
const knowledge: Knowledge = {
  newestYear: 2018,
  moviesWithTag: (tag) => ({ netflix: 9, 'blade runner': 2, 'tom hanks': 3 })[tag] ?? 0,
  movieNamed: (title, match) => {
    const beginning = Object.entries(titles).find(([name]) => name.startsWith(`${title} `))?.[1] ?? null;
    if (match === 'misspelt') return title === 'blede runner' ? (titles['blade runner'] ?? null) : null;
    return titles[title] ?? (match === 'exact' ? null : beginning);
  },
  isName: (name) => name === 'tom hanks',
  hasPerson: (name) => ['tarantino', 'quentin tarantino', 'tom hanks'].includes(name),
  hasText: (word) => word === 'lighthouse',
};

const read = (question: string) => readQuestion(question, knowledge);
/** The first word of a concept, or what else was understood; an exclamation mark stands for not. */
function meanings(question: string): readonly string[] {
  return read(question).phrases.map(({ isExcluded, isAlternative, ...phrase }) => {
    return `${isAlternative ? 'or ' : ''}${isExcluded ? '!' : ''}${nameOf(phrase)}`;
  });
}
function nameOf({ meaning }: Pick<Phrase, 'meaning'>): string {
  switch (meaning.kind) {
    case 'concept':
      return meaning.concept.words.split(',')[0] ?? '';
    case 'tag':
      return `#${meaning.tag}`;
    case 'person':
      return `@${meaning.name}`;
    case 'like':
      return `~${meaning.movieId} ${meaning.variation}`;
    case 'text':
      return `“${meaning.word}”`;
    case 'years':
    case 'runtime':
      return `${meaning.kind} ${meaning.from ?? ''}-${meaning.to ?? ''}`;
  }
}

test.each([
  ['slow sad space film', ['slow', 'sad', 'space']],
  ['ein langsamer, trauriger Weltraumfilm', ['slow', 'sad', 'space']],
  ['düstere Liebeskomödien', ['dark', 'romantic comedy']],
  ['duestere Science-Fiction', ['dark', 'sci fi']],
  ['Psychothriller', ['psychological', 'thriller']],
  ['robots and zombies', ['robot', 'zombie']],
  ['based on a true story', ['true story']],
])('themes of “%s”, in both languages and whatever their endings', (question, expected) => {
  expect(meanings(question)).toEqual(expected);
  expect(read(question).notUnderstood).toEqual([]);
});

test.each([
  ['90s thriller', ['years 1990-1999', 'thriller']],
  ['Krimi aus den Neunzigern', ['crime', 'years 1990-1999']],
  ['a western before 1970', ['western', 'years -1969']],
  ['since 2010', ['years 2010-']],
  ['zwischen 1980 und 1985', ['years 1980-1985']],
  ['between 1985 and 1980', ['years 1980-1985']],
  ['comedy under two hours', ['comedy', 'runtime -120']],
  ['Komödie unter 90 Minuten', ['comedy', 'runtime -90']],
  ['longer than 2.5 hours', ['runtime 150-']],
  ['recent short film', ['years 2009-', 'runtime -95']],
])('years and lengths of “%s”', (question, expected) => {
  expect(meanings(question)).toEqual(expected);
});

test.each([
  ['scary but not horror', ['scary', '!horror']],
  ['no war or western', ['!war', '!western']],
  ['kein Horror, aber gruselig', ['!horror', 'scary']],
  ['comedy or western', ['comedy', 'or western']],
])('what is not wanted, and what will do instead, in “%s”', (question, expected) => {
  expect(meanings(question)).toEqual(expected);
});

test.each([
  ['like Alien but lighter', ['~4 lighter']],
  ['wie Alien, nur düsterer', ['~4 darker']],
  ['something like Alien from the 90s', ['~4 closest', 'years 1990-1999']],
  ['like Star Wars', ['~6 closest']],
  ['Blade Runner', ['~5 closest']],
  ['by Tarantino', ['@tarantino']],
  ['von Quentin Tarantino', ['@quentin tarantino']],
  ['with Tom Hanks', ['@tom hanks']],
  ['with zombies', ['zombie']],
  ['like Blede Runner', ['~5 closest']],
  ['Tom Hanks comedy', ['@tom hanks', 'comedy']],
])('movies and people of “%s”', (question, expected) => {
  expect(meanings(question)).toEqual(expected);
});

test.each([
  ['comdey with zombis', ['comedy', 'zombie']],
  ['romantishe Thriler', ['romance', 'thriller']],
  ['a sceary film', ['scary']],
])('a word with a typing error is the theme that it is nearest to, as in “%s”', (question, expected) => {
  expect(meanings(question)).toEqual(expected);
});

test('a theme is not taken for a movie of that name', () => {
  expect(meanings('a film for the family')).toEqual(['family']);
});

test('other words are looked for among tags, then in titles and plots; the rest is listed', () => {
  expect(meanings('netflix lighthouse')).toEqual(['#netflix', '“lighthouse”']);
  expect(read('a frobnicated lighthouse').notUnderstood).toEqual(['frobnicated']);
});

test('the words of the question are kept as they were written', () => {
  expect(read('Ein TRAURIGER Film wie Alien, nur düsterer').phrases.map(({ said }) => said)).toEqual([
    'TRAURIGER',
    'wie Alien … düsterer',
  ]);
});

test('a word that every object has means nothing', () => {
  expect(read('constructor')).toEqual({ phrases: [], notUnderstood: ['constructor'] });
  expect(meanings('under constructor hours')).toEqual([]);
});

test('nothing is understood of nothing', () => {
  expect(read('  …?! ')).toEqual({ phrases: [], notUnderstood: [] });
});
