// The forms in which sites write one title: numerals, parts and volumes, subtitles and series prefixes brought to one form each.
import { foldText, withLeadingArticle } from './titles.ts';

/** Each without spaces, so that `Old Boy` and `Oldboy` are one. */
export type TitleForms = {
  /** Other ways to write the whole title. */
  whole: Set<string>;
  /** Parts of the title that stand for it nearly as surely: `X2`, `The Empire Strikes Back`. */
  part: Set<string>;
  /** Parts that other films may be called by too: `Fallout`. */
  loose: Set<string>;
};

const units = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const numerals = ['ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii'];
const numberOf = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
  ...numerals.map((word, place) => [word, place + 2] as const),
]);
/** Letters that are numerals only behind `part` or at the end. */
const letterNumerals = new Set(['v', 'x']);
const partNumbers = new Map([...numberOf, ['i', 1], ['deux', 2]]);
const partWords = new Set(['part', 'pt', 'vol', 'volume', 'chapter', 'episode']);
const silentWords = new Set(['the', 'a', 'an', 'presents']);

/** One spelling for words that are written in two. */
const spellings = new Map([
  ...['color', 'honor', 'humor', 'labor', 'harbor', 'favorite', 'neighbor', 'rumor', 'armor'].map(
    (word) => [word.replace('or', 'our'), word] as const,
  ),
  ...[
    ['colours', 'colors'],
    ['neighbours', 'neighbors'],
    ['grey', 'gray'],
    ['centre', 'center'],
    ['theatre', 'theater'],
    ['doctor', 'dr'],
    ['mister', 'mr'],
    ['saint', 'st'],
    ['boulevard', 'blvd'],
    ['versus', 'vs'],
    ['okay', 'ok'],
  ].map(([word = '', other = '']) => [word, other] as const),
]);

/** Names that some catalogues put before the title of a film. */
const owners =
  /^(?:marvel(?: studios)?|disney|walt disney|william shakespeare|bram stoker|mary shelley|tyler perry|lee daniels|tim burton|wes craven|john carpenter|clive barker|stephen king|roald dahl|dr\.? seuss|national lampoon|monty python|jet li|lemony snicket|guillermo del toro|francis ford coppola|peter jackson|j\.?r\.?r\.? tolkien|frank miller|tom clancy|federico fellini|fellini)(?:'s|’s|'|’) +/iu;

const separators = /:? or:? (?=\(|how )|: | [-–—―]+ | \(/iu;

type Segment = {
  words: string[];
  /** Of `Episode IV`, `Part 2`: what it is nothing but; otherwise null. */
  number: number | null;
  /** Of `Kill Bill Vol. 1`: the part at its end; otherwise null. */
  lastPart: number | null;
};

export function titleForms(title: string): TitleForms {
  const forms: TitleForms = { whole: new Set(), part: new Set(), loose: new Set() };
  const front = withLeadingArticle(title);
  addForms(front, forms);
  const owned = front.replace(owners, '');
  if (owned !== front && owned !== '') addForms(owned, forms);
  for (const form of forms.whole) forms.part.delete(form);
  for (const form of [...forms.whole, ...forms.part]) forms.loose.delete(form);
  return forms;
}

function addForms(title: string, { whole, part, loose }: TitleForms): void {
  const segments = title
    .split(separators)
    .map(toSegment)
    .filter(({ words }) => words.length > 0);
  const [head, ...rest] = segments;
  if (head === undefined) return;
  add(whole, segments);
  // `Star Wars: Episode VII - The Force Awakens` and `Star Wars: The Force Awakens`.
  const middle = segments.findIndex(
    ({ number }, place) => number !== null && place > 0 && place < rest.length,
  );
  if (middle > 0) {
    add(whole, [...segments.slice(0, middle), ...segments.slice(middle + 1)]);
    const tail = segments.slice(middle + 1);
    add(countWords(tail) > 1 ? part : loose, tail);
  }
  const last = rest.at(-1);
  if (last !== undefined && last.number !== null) {
    add(last.number === 1 ? part : loose, segments.slice(0, -1));
    return;
  }
  if (last === undefined) {
    if (head.lastPart !== null && head.words.length > 1) {
      add(head.lastPart === 1 ? part : loose, [{ ...head, words: head.words.slice(0, -1) }]);
    }
    return;
  }
  // `Ice Age 2: The Meltdown` and `Ice Age: The Meltdown`.
  if (isNumbered(head) && head.words.length > 1) {
    add(whole, [{ ...head, words: head.words.slice(0, -1) }, ...rest]);
  }
  const isSure = isNumbered(head) || head.words.length > 2 || separatorOr(title);
  add(isSure ? part : loose, [head]);
  if (countWords(rest) > 1) add(loose, rest);
}

function separatorOr(title: string): boolean {
  return /:? or:? (?:\(|how )/iu.test(title);
}

function countWords(segments: readonly Segment[]): number {
  return segments.reduce((sum, { words }) => sum + words.length, 0);
}

/** Ends in a sequel's number, as `X2` and `Terminator 2` do; `2001` and `District 9` alike, but years and the like do not. */
function isNumbered({ words }: Segment): boolean {
  const joined = words.join('');
  return /\p{L}/u.test(joined) && /(?:^|\D)(?:[2-9]|1\d)$/u.test(words.at(-1) ?? '');
}

function add(forms: Set<string>, segments: readonly Segment[]): void {
  const form = segments.flatMap(({ words }) => words).join('');
  // A bare number may mean anything.
  if (/\p{L}/u.test(form)) forms.add(form);
}

/** The words of a folded title, without articles and with one spelling of numbers: `godfather part ii` is `godfather`, `2`. */
export function plainWords(folded: string): string[] {
  return readWords(folded.split(' ').filter(Boolean)).words;
}

function toSegment(text: string): Segment {
  return readWords(foldText(text.replace(/ \+ /gu, ' & ')).split(' ').filter(Boolean));
}

function readWords(raw: readonly string[]): Segment {
  const words: string[] = [];
  let lastPart: number | null = null;
  let spoken = 0;
  for (let place = 0; place < raw.length; place += 1) {
    const word = raw[place] ?? '';
    const next = raw[place + 1] ?? '';
    lastPart = null;
    if (partWords.has(word) && (partNumbers.has(next) || /^\d{1,2}$/u.test(next))) {
      lastPart = partNumbers.get(next) ?? Number(next);
      words.push(String(lastPart));
      place += 1;
      continue;
    }
    if (silentWords.has(word) && raw.length > 1) continue;
    spoken += 1;
    const value = numberOf.get(word);
    const isLetter = letterNumerals.has(word) && (place < raw.length - 1 || place === 0);
    const unit = numberOf.get(next) ?? 0;
    if (value === undefined || isLetter) {
      words.push(word === 'v' && place > 0 ? 'vs' : (spellings.get(word) ?? word));
    } else if (tens.includes(word) && unit > 0 && unit < 10 && units.includes(next)) {
      words.push(String(value + unit));
      place += 1;
    } else words.push(String(value));
  }
  return { words, number: spoken === 0 ? lastPart : null, lastPart };
}
