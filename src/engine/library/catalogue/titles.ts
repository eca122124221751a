// Normalises titles for comparison: plain lower-case words, with articles in front.

/** Articles that catalogues move to the end of a title (`Matrix, The`), in the languages that occur. */
const articles = [
  ...[
    'The',
    'Da',
    'A',
    'An',
    'Le',
    'La',
    'Les',
    "L'",
    'Un',
    'Une',
    'El',
    'Los',
    'Las',
    'Una',
    'Il',
    'Lo',
    'I',
    'Gli',
  ],
  ...[
    'Der',
    'Die',
    'Das',
    'Ein',
    'Eine',
    'O',
    'Os',
    'As',
    'Um',
    'Uma',
    'Den',
    'Det',
    'De',
    'Het',
    'Een',
    'En',
    'Ett',
  ],
].join('|');
const trailingArticle = new RegExp(`^(.+),\\s*(${articles})$`, 'iu');

/** Letters that Unicode does not split into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** `Matrix, The` as `The Matrix`, `Avventura, L'` as `L'Avventura`; other titles unchanged. */
export function withLeadingArticle(title: string): string {
  const match = trailingArticle.exec(title.trim());
  const [, rest, article] = match ?? [];
  if (rest === undefined || article === undefined) return title.trim();
  return article.endsWith("'") ? `${article}${rest}` : `${article} ${rest}`;
}

/** Lower-case words without diacritics or punctuation, one space between: `WALL·E` is `wall e`, `Amélie` is `amelie`. */
export function foldText(text: string): string {
  return withoutMarks(text)
    .replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The title's key for sorting and for comparing two titles: folded, without a leading English article.
 * Other languages keep theirs, since `Die Hard` starts with no article. A title without letters and digits, such as `$`, is its own
 * key, so that no two of them are taken for one.
 */
export function foldTitle(title: string): string {
  const folded = foldText(withLeadingArticle(title));
  if (folded !== '') return folded.replace(/^(?:the|an?) (?=.)/u, '');
  return withoutMarks(title).replace(/\s+/gu, ' ').trim() || title.trim();
}

/**
 * The title as it is spelled, article and diacritics included; only case, dashes, quotes and other silent punctuation count for
 * nothing: `mother!` and `Mother` differ, `Spider-Man: Homecoming` and `Spider-man – Homecoming` do not.
 */
export function spelledTitle(title: string): string {
  return withLeadingArticle(title)
    .toLowerCase()
    .normalize('NFC')
    .replace(/&/gu, ' and ')
    .replace(/[\s,.:;'’‘`"“”·/\p{Pd}]+/gu, ' ')
    .trim();
}

/** Words that people type without their inner punctuation: `spiderman`, `walle`, `schindlers`; folded. */
export function joinedWords(title: string): string[] {
  return withoutMarks(title)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(word))
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''));
}

function withoutMarks(text: string): string {
  return (
    text
      .toLowerCase()
      // A space keeps ½ apart from the number before it: 8½ is 8 1/2.
      .replace(/[¼-¾⅐-⅞]/gu, ' $&')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter)
  );
}
