// Guesses the language of an original title, such as `Ladri di biciclette`, by its little words and spelling: many archives say it nowhere else.

/** As ISO 639 codes, those that titles tell apart. */
export type TitleLanguage = 'fr' | 'it' | 'de' | 'es' | 'ja';

/** Words that stand in many titles of one language; what two languages share counts for both. */
const littleWords: Readonly<Record<Exclude<TitleLanguage, 'ja'>, ReadonlySet<string>>> = {
  fr: wordSet(
    'le la les l un une des du d au aux et ou de qui que qu est dans pour sur sans avec mon ma mes son sa ses notre nos je tu il elle nous ne pas jour vie homme femme amour enfants',
  ),
  it: wordSet(
    'il lo la gli l un una uno di del della dello dei delle degli d al alla dal dalla nel nella e che per con sul non mio mia vita notte amore uomo',
  ),
  de: wordSet(
    'der die das den dem des ein eine einer einen und im am zum zur von vom mit fur auf aus uber ist nicht ohne leben nacht ich',
  ),
  es: wordSet(
    'el la los las lo un una unos del de al y en con por para que sin mi tu su es no sobre entre como vida noche amor todo',
  ),
};
/** Marks that one of the languages has and the others have not. */
const ownLetters: Readonly<Record<Exclude<TitleLanguage, 'ja'>, RegExp>> = {
  fr: /[çêœëè]/u,
  it: /[òì]|à$/u,
  de: /[ßü]/u,
  es: /[ñ¿¡]|ción/u,
};
/** English, and marks of languages that are not distinguished here. */
const others =
  /\b(?:the|of|and|to|at|my|you)\b|[åøæ\u0102-\u0111\u0118-\u0129\u0141-\u014b\u0150\u0151\u0158-\u0169\u016e-\u017f]/u;
/** Japanese in Latin letters is nothing but these syllables. */
const syllables =
  /^(?:(?:ts|sh|ch|ky|gy|ny|hy|by|py|my|ry|kk|ss|tt|pp|tch|ssh|[kgsztdnhbpmyrwjf])?[aeiouâêîôûāēīōū]|n(?![aeiou]))+$/u;
const longVowels = /[âîôûāīōū]/u;
const [shortestJapanese, fewestWords] = [7, 2];
/** A language leads by so much, or it is left open. */
const leastLead = 1;
const weightOfLetters = 2;

/** The language of an original title; null where it may be any, as with most names. */
export function languageOfTitle(title: string): TitleLanguage | null {
  const lower = title.toLowerCase().normalize('NFC');
  if (others.test(lower)) return null;
  const words = lower.split(/[^\p{L}]+/u).filter(Boolean);
  const plain = words.map((word) => word.normalize('NFKD').replace(/\p{M}+/gu, ''));
  const points = (['fr', 'it', 'de', 'es'] as const).map((language) => {
    const little = plain.filter((word) => littleWords[language].has(word)).length;
    return { language, points: little + (ownLetters[language].test(lower) ? weightOfLetters : 0) };
  });
  const [first, second] = points.toSorted((a, b) => b.points - a.points);
  const most = first?.points ?? 0;
  if (isJapanese(words) && (longVowels.test(lower) || most < weightOfLetters)) return 'ja';
  return first !== undefined && most - (second?.points ?? 0) >= leastLead ? first.language : null;
}

function isJapanese(words: readonly string[]): boolean {
  const isLong = words.length >= fewestWords && words.join('').length >= shortestJapanese;
  return isLong && words.every((word) => syllables.test(word));
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
