// Years and lengths within a question: `90s`, `achtziger`, `before 1970`, `under two hours`.

/** A range that some words mean, and how many words those are. */
export type Range = {
  readonly kind: 'years' | 'runtime';
  readonly from: number | null;
  readonly to: number | null;
  readonly length: number;
};

const [firstYear, lastYear] = [1880, 2039];
const minutesPerHour = 60;

const decadeWords = new Map(
  Object.entries({
    ...{ twenties: 1920, thirties: 1930, forties: 1940, fifties: 1950, sixties: 1960, seventies: 1970 },
    ...{ eighties: 1980, nineties: 1990, noughties: 2000, nuller: 2000 },
    ...{ zwanziger: 1920, dreissiger: 1930, vierziger: 1940, funfziger: 1950, sechziger: 1960 },
    ...{ siebziger: 1970, achtziger: 1980, neunziger: 1990 },
  }),
);
const numberWords = new Map(
  Object.entries({
    ...{ an: 1, a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, half: 0.5, ninety: 90, hundred: 100 },
    ...{ eine: 1, einer: 1, ein: 1, zwei: 2, drei: 3, vier: 4, funf: 5, halbe: 0.5, anderthalb: 1.5 },
    ...{ neunzig: 90, hundert: 100 },
  }),
);
const hourWords = new Set(['h', 'hr', 'hrs', 'hour', 'hours', 'stunde', 'stunden', 'std']);
const minuteWords = new Set(['min', 'mins', 'minute', 'minutes', 'minuten']);

const atMost = [
  'under',
  'less than',
  'at most',
  'below',
  'max',
  'maximum',
  'shorter than',
  'up to',
  'no longer than',
  'not longer than',
  'unter',
  'weniger als',
  'hochstens',
  'maximal',
  'kurzer als',
  'bis zu',
  'nicht langer als',
];
const atLeast = [
  'over',
  'more than',
  'at least',
  'above',
  'longer than',
  'uber',
  'mehr als',
  'mindestens',
  'langer als',
];
const before = ['before', 'until', 'older than', 'earlier than', 'pre', 'vor', 'bis', 'alter als'];
const after = ['after', 'since', 'newer than', 'later than', 'post', 'nach', 'seit', 'ab', 'neuer als'];
const between = ['between', 'from', 'zwischen', 'von'];
const articles = new Set([
  'the',
  'den',
  'dem',
  'der',
  'die',
  'year',
  'jahr',
  'late',
  'early',
  'spaten',
  'fruhen',
  'mid',
]);

/** Bare words for a range. The limits are what most people mean by them. */
const bareWords: readonly (readonly [words: RegExp, range: Omit<Range, 'length'>])[] = [
  [/^(?:short|kurz(?:e|er|en|es)?)$/u, { kind: 'runtime', from: null, to: 95 }],
  [/^(?:long|lang(?:e|er|en|es)?)$/u, { kind: 'runtime', from: 140, to: null }],
  [/^(?:old|alt(?:e|er|en|es)?)$/u, { kind: 'years', from: null, to: 1969 }],
];

/** The range that the folded words from `at` on begin with; null where they are about something else. */
export function rangeAt(words: readonly string[], at: number): Range | null {
  return runtimeAt(words, at) ?? yearsAt(words, at) ?? bareAt(words, at);
}

function bareAt(words: readonly string[], at: number): Range | null {
  const [, range] = bareWords.find(([pattern]) => pattern.test(words[at] ?? '')) ?? [];
  return range === undefined ? null : { ...range, length: 1 };
}

function runtimeAt(words: readonly string[], at: number): Range | null {
  for (const [phrases, end] of [
    [atMost, 'to'],
    [atLeast, 'from'],
  ] as const) {
    const said = phraseAt(phrases, words, at);
    const minutes = said === 0 ? null : minutesAt(words, at + said);
    if (minutes === null) continue;
    const limits = end === 'to' ? { from: null, to: minutes.value } : { from: minutes.value, to: null };
    return { kind: 'runtime', ...limits, length: said + minutes.length };
  }
  return null;
}

function minutesAt(words: readonly string[], at: number): { value: number; length: number } | null {
  const word = words[at] ?? '';
  const together = /^(\d+(?:\.\d+)?)(h|hr|min)$/u.exec(word);
  if (together !== null) return { value: toMinutes(Number(together[1]), together[2] ?? ''), length: 1 };
  const amount = /^\d+(?:\.\d+)?$/u.test(word) ? Number(word) : numberWords.get(word);
  const unit = words[at + 1] ?? '';
  if (amount === undefined || !(hourWords.has(unit) || minuteWords.has(unit))) return null;
  return { value: toMinutes(amount, unit), length: 2 };
}

function toMinutes(amount: number, unit: string): number {
  return hourWords.has(unit) ? amount * minutesPerHour : amount;
}

function yearsAt(words: readonly string[], at: number): Range | null {
  const years = spanAt(words, at);
  if (years !== null) return { kind: 'years', from: years.from, to: years.to, length: years.length };
  const early = phraseAt(before, words, at);
  const end = early === 0 ? null : spanAfter(words, at + early);
  if (end !== null) return { kind: 'years', from: null, to: end.from - 1, length: early + end.length };
  const late = phraseAt(after, words, at);
  const start = late === 0 ? null : spanAfter(words, at + late);
  const isWithin = ['since', 'seit', 'ab'].includes(words[at] ?? '');
  if (start !== null)
    return {
      kind: 'years',
      from: isWithin ? start.from : start.to + 1,
      to: null,
      length: late + start.length,
    };
  const both = phraseAt(between, words, at);
  const one = both === 0 ? null : spanAfter(words, at + both);
  if (one === null) return null;
  const link = at + both + one.length;
  const other = ['and', 'und', 'to', 'bis'].includes(words[link] ?? '') ? spanAt(words, link + 1) : null;
  if (other === null) return { kind: 'years', from: one.from, to: one.to, length: both + one.length };
  const [from, to] = [Math.min(one.from, other.from), Math.max(one.to, other.to)];
  return { kind: 'years', from, to, length: both + one.length + 1 + other.length };
}

function spanAfter(
  words: readonly string[],
  at: number,
): { from: number; to: number; length: number } | null {
  const skipped = articles.has(words[at] ?? '') ? 1 : 0;
  const span = spanAt(words, at + skipped);
  return span === null ? null : { ...span, length: span.length + skipped };
}

/** A year, or a decade: `1994`, `90s`, `1990er`, `neunzigern`. */
function spanAt(words: readonly string[], at: number): { from: number; to: number; length: number } | null {
  const word = words[at] ?? '';
  const [, digits] = /^((?:1[89]|20)?\d0) ?(?:s|er|ern)$/u.exec(word) ?? [];
  const decade =
    digits === undefined
      ? (decadeWords.get(word.replace(/n$/u, '')) ?? decadeWords.get(word))
      : decadeOf(Number(digits));
  const isFollowed = ['jahre', 'jahren', 'years'].includes(words[at + 1] ?? '');
  if (decade !== undefined) return { from: decade, to: decade + 9, length: isFollowed ? 2 : 1 };
  const year = /^\d{4}$/u.test(word) ? Number(word) : Number.NaN;
  return year >= firstYear && year <= lastYear ? { from: year, to: year, length: 1 } : null;
}

/** `90` is 1990, `10` is 2010. */
function decadeOf(digits: number): number {
  if (digits >= 100) return digits;
  return digits >= 30 ? 1900 + digits : 2000 + digits;
}

/** How many words of one of the phrases stand there; 0 for none. */
export function phraseAt(phrases: readonly string[], words: readonly string[], at: number): number {
  for (const phrase of phrases) {
    const parts = phrase.split(' ');
    if (parts.every((part, offset) => words[at + offset] === part)) return parts.length;
  }
  return 0;
}
