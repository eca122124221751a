// Reads a question: which of its words mean a theme, a movie, a person, years or a length, and which mean nothing here.
import type { Variation } from '../../contract/recommendations.ts';
import { typingErrors } from '../library/catalogue/fuzzy-index.ts';
import { foldText } from '../library/catalogue/titles.ts';
import { phraseAt, rangeAt, type Range } from './numbers.ts';
import type { Concept } from './vocabulary/concept.ts';
import { concepts } from './vocabulary/concepts.ts';
import {
  alternatives,
  fillers,
  likeWords,
  negations,
  personWords,
  withWords,
} from './vocabulary/question-words.ts';
import { compoundParts, formsOf } from './word-forms.ts';

export type TitleMatch = 'exact' | 'beginning' | 'misspelt';

/** What the library knows of words, all of them folded. */
export type Knowledge = {
  /** Of the movies of this library. */
  newestYear: number | null;
  /** How many movies have the tag. */
  moviesWithTag: (tag: string) => number;
  /** The best known movie of that title, of titles that begin with it, or of those that it is a slip of. */
  movieNamed: (title: string, match: TitleMatch) => { movieId: number; ratingCount: number } | null;
  /** Whether it is the whole name of somebody in the credits. */
  isName: (name: string) => boolean;
  /** Whether somebody in the credits, or a tag, has that name. */
  hasPerson: (name: string) => boolean;
  /** Whether titles or plots have a word that begins like this. */
  hasText: (word: string) => boolean;
};

export type Meaning =
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'person'; readonly name: string }
  | {
      readonly kind: 'like';
      readonly movieId: number;
      readonly variation: Variation;
      readonly isNamed: boolean;
    }
  | { readonly kind: 'text'; readonly word: string }
  | Omit<Range, 'length'>;

export type Phrase = {
  readonly said: string;
  readonly isExcluded: boolean;
  /** Of "comedy or western" the second: either of them will do. */
  readonly isAlternative: boolean;
  readonly meaning: Meaning;
};

export type Reading = { readonly phrases: readonly Phrase[]; readonly notUnderstood: readonly string[] };

type Found = { readonly meaning: Meaning; readonly length: number };

const longestName = 8;
const longestTag = 5;
const longestFullName = 4;
/** Shorter words are too near to others. */
const shortestMisspelt = 5;
const titleArticles = new Set(['the', 'a', 'an']);
/** A title of several words is meant rather than a tag of that name if so many more rated the movie. */
const titleOverTag = 4;
/** How far back recent goes. */
const recentYears = 9;
const recentWords = new Set([
  'new',
  'recent',
  'modern',
  'neu',
  'neue',
  'neuer',
  'neuen',
  'neues',
  'aktuell',
  'aktuelle',
  'aktueller',
]);
const variationWords: Readonly<Record<string, Variation>> = {
  ...{
    lighter: 'lighter',
    funnier: 'lighter',
    happier: 'lighter',
    leichter: 'lighter',
    lustiger: 'lighter',
    heiterer: 'lighter',
    frohlicher: 'lighter',
  },
  ...{
    darker: 'darker',
    sadder: 'darker',
    dusterer: 'darker',
    finsterer: 'darker',
    ernster: 'darker',
    trauriger: 'darker',
  },
  ...{ newer: 'newer', neuer: 'newer', moderner: 'newer', older: 'older', alter: 'older' },
  ...{
    'lesser known': 'lesser-known',
    'less known': 'lesser-known',
    obscure: 'lesser-known',
    unbekannter: 'lesser-known',
    'weniger bekannt': 'lesser-known',
  },
};

const conceptsByWord = new Map(
  concepts.flatMap((concept) => concept.words.split(',').map((word) => [foldText(word), concept] as const)),
);

/** Never fails: words that mean nothing are listed. */
export function readQuestion(question: string, knowledge: Knowledge): Reading {
  const said = question.match(/\d+[.,]\d+|[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
  const words = said.map((word) => foldText(word).replaceAll(' ', /^\d+[.,]\d+$/u.test(word) ? '.' : ''));
  const phrases: Phrase[] = [];
  const notUnderstood: string[] = [];
  let isExcluded = false;
  let isAlternative = false;
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    if (negations.has(word) && rangeAt(words, at) === null) {
      [isExcluded, at] = [true, at + 1];
      continue;
    }
    if (alternatives.has(word)) {
      const last = phrases.at(-1);
      [isAlternative, isExcluded, at] = [
        last?.isExcluded === false,
        last?.isExcluded === true || word === 'nor',
        at + 1,
      ];
      continue;
    }
    const found = meaningsAt(words, at, knowledge, phrases);
    if (found.length > 0) {
      const length = found.reduce((most, each) => Math.max(most, each.length), 1);
      for (const { meaning } of found) {
        phrases.push({ said: said.slice(at, at + length).join(' '), isExcluded, isAlternative, meaning });
      }
      [isExcluded, isAlternative, at] = [false, false, at + length];
      continue;
    }
    const variation = variationAt(words, at);
    const place = phrases.findLastIndex(({ meaning }) => meaning.kind === 'like');
    const like = phrases[place];
    if (variation !== null && like?.meaning.kind === 'like') {
      const how = said.slice(at, at + variation.length).join(' ');
      const meaning = { ...like.meaning, variation: variation.variation };
      phrases[place] = { ...like, said: `${like.said} … ${how}`, meaning };
      at += variation.length;
      continue;
    }
    if (!fillers.has(word) && !isLinkAt(words, at)) notUnderstood.push(said[at] ?? word);
    at += 1;
  }
  return { phrases, notUnderstood: [...new Set(notUnderstood)] };
}

/** What the words from there on mean; several meanings where one compound says two things. */
function meaningsAt(
  words: readonly string[],
  at: number,
  knowledge: Knowledge,
  before: readonly Phrase[],
): readonly Found[] {
  const hasMovie = before.some(({ meaning }) => meaning.kind === 'like');
  if (hasMovie && variationAt(words, at) !== null) return [];
  const single =
    namedAt(words, at, knowledge) ??
    titleAt(words, at, knowledge) ??
    rangeFound(words, at) ??
    recentAt(words, at, knowledge) ??
    conceptAt(words, at) ??
    fullNameAt(words, at, knowledge) ??
    tagAt(words, at, knowledge);
  if (single !== null) return [single];
  const compound = compoundAt(words[at] ?? '');
  if (compound.length > 0) return compound;
  const rest = singleAt(words[at] ?? '', knowledge) ?? misspeltAt(words[at] ?? '');
  return rest === null ? [] : [rest];
}

function rangeFound(words: readonly string[], at: number): Found | null {
  const range = rangeAt(words, at);
  if (range === null) return null;
  const { length, ...meaning } = range;
  return { meaning, length };
}

function recentAt(words: readonly string[], at: number, { newestYear }: Knowledge): Found | null {
  if (newestYear === null || !recentWords.has(words[at] ?? '')) return null;
  return { meaning: { kind: 'years', from: newestYear - recentYears, to: null }, length: 1 };
}

/** `like Alien`, `by Tarantino`, `with Tom Hanks`. */
function namedAt(words: readonly string[], at: number, knowledge: Knowledge): Found | null {
  const like = phraseAt(likeWords, words, at);
  if (like > 0)
    return movieAt(words, at + like, knowledge, like) ?? personAt(words, at + like, knowledge, like);
  const by = phraseAt(personWords, words, at);
  if (by > 0) return personAt(words, at + by, knowledge, by);
  const along = phraseAt(withWords, words, at);
  const isTheme = along > 0 && (conceptAt(words, at + along) !== null || rangeAt(words, at) !== null);
  return along === 0 || isTheme ? null : personAt(words, at + along, knowledge, along);
}

function movieAt(
  words: readonly string[],
  at: number,
  { movieNamed }: Knowledge,
  before: number,
): Found | null {
  for (const match of ['exact', 'beginning', 'misspelt'] as const) {
    for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
      const title = words.slice(at, at + length).join(' ');
      const movie = fillers.has(title) ? null : movieNamed(title, match);
      if (movie !== null)
        return {
          meaning: { kind: 'like', movieId: movie.movieId, variation: 'closest', isNamed: false },
          length: before + length,
        };
    }
  }
  return null;
}

function personAt(
  words: readonly string[],
  at: number,
  { hasPerson }: Knowledge,
  before: number,
): Found | null {
  for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
    const name = words.slice(at, at + length).join(' ');
    if (fillers.has(name) || name.length < 3 || /^\d+$/u.test(name)) continue;
    if (hasPerson(name)) return { meaning: { kind: 'person', name }, length: before + length };
  }
  return null;
}

/** A title of several words, without anything that leads to it. */
function titleAt(words: readonly string[], at: number, knowledge: Knowledge): Found | null {
  for (let length = Math.min(longestName, words.length - at); length > 1; length -= 1) {
    const asked = words.slice(at, at + length);
    const bare = titleArticles.has(asked[0] ?? '') ? asked.slice(1) : asked;
    const isTheme = conceptAt(bare, 0)?.length === bare.length || rangeAt(bare, 0)?.length === bare.length;
    if (bare.length < 2 || isTheme) continue;
    const movie = knowledge.movieNamed(asked.join(' '), 'exact');
    if (movie === null || movie.ratingCount < titleOverTag * knowledge.moviesWithTag(bare.join(' ')))
      continue;
    return { meaning: { kind: 'like', movieId: movie.movieId, variation: 'closest', isNamed: true }, length };
  }
  return null;
}

function conceptAt(words: readonly string[], at: number): Found | null {
  for (let length = Math.min(longestTag, words.length - at); length > 0; length -= 1) {
    const ahead = words.slice(at, at + length - 1);
    for (const form of formsOf(words[at + length - 1] ?? '')) {
      const concept = conceptsByWord.get([...ahead, form].join(' '));
      if (concept !== undefined) return { meaning: { kind: 'concept', concept }, length };
    }
  }
  return null;
}

/** `Christopher Nolan`, who may be some movies' tag too. */
function fullNameAt(words: readonly string[], at: number, { isName }: Knowledge): Found | null {
  for (let length = Math.min(longestFullName, words.length - at); length > 1; length -= 1) {
    const name = words.slice(at, at + length).join(' ');
    if (isName(name)) return { meaning: { kind: 'person', name }, length };
  }
  return null;
}

/** The theme whose word has the fewest typing errors; none where two themes have as few. */
function misspeltAt(word: string): Found | null {
  if (word.length < shortestMisspelt || fillers.has(word)) return null;
  let [fewest, meant] = [Infinity, new Set<Concept>()];
  for (const [text, concept] of conceptsByWord) {
    if (text[0] !== word[0] || text.length < shortestMisspelt) continue;
    for (const form of formsOf(word)) {
      const errors = form.length < shortestMisspelt ? null : typingErrors(form, text);
      if (errors === null || errors > fewest) continue;
      if (errors < fewest) [fewest, meant] = [errors, new Set()];
      meant.add(concept);
    }
  }
  const [concept] = meant;
  return concept === undefined || meant.size > 1
    ? null
    : { meaning: { kind: 'concept', concept }, length: 1 };
}

/** A tag of several words; those of one word come last, since nearly every word is somebody's tag. */
function tagAt(words: readonly string[], at: number, { moviesWithTag }: Knowledge): Found | null {
  for (let length = Math.min(longestTag, words.length - at); length > 1; length -= 1) {
    const asked = words.slice(at, at + length);
    const tag = asked.join(' ');
    if (fillers.has(asked[0] ?? '') || fillers.has(asked.at(-1) ?? '')) continue;
    if (moviesWithTag(tag) > 0) return { meaning: { kind: 'tag', tag }, length };
  }
  return null;
}

function compoundAt(word: string): readonly Found[] {
  const parts = compoundParts(word);
  if (parts === null) return [];
  const found = parts.map((part) => conceptAt([part], 0));
  return found.flatMap((each) => each ?? []);
}

function singleAt(word: string, { moviesWithTag, hasText, hasPerson }: Knowledge): Found | null {
  if (fillers.has(word) || isLinkAt([word], 0) || word.length < 3) return null;
  const tag = formsOf(word).find((form) => moviesWithTag(form) > 0);
  if (tag !== undefined) return { meaning: { kind: 'tag', tag }, length: 1 };
  if (hasPerson(word)) return { meaning: { kind: 'person', name: word }, length: 1 };
  return word.length >= 4 && hasText(word) ? { meaning: { kind: 'text', word }, length: 1 } : null;
}

function variationAt(words: readonly string[], at: number): { variation: Variation; length: number } | null {
  for (const [phrase, variation] of Object.entries(variationWords)) {
    const length = phraseAt([phrase], words, at);
    if (length > 0) return { variation, length };
  }
  return null;
}

function isLinkAt(words: readonly string[], at: number): boolean {
  return phraseAt([...likeWords, ...personWords, ...withWords], words, at) > 0;
}
