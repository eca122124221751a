// Lettering: how wide words run in the cover's three faces, and the largest size and line breaks that fit a box.

export type Face = 'poster' | 'serif' | 'plain';

export type FittedTitle = {
  readonly size: number;
  readonly lines: readonly string[];
  readonly leading: number;
};

/** Advance widths of the characters 32 to 126 in hundredths of the size, as measured in the bundled fonts (weights 600, 600, 800). */
const widths: Readonly<Record<Face, readonly number[]>> = {
  poster: [
    25, 25, 34, 52, 49, 98, 58, 16, 33, 31, 42, 44, 23, 32, 23, 41, 54, 38, 51, 51, 51, 50, 53, 43, 52, 53,
    26, 27, 39, 44, 39, 48, 94, 54, 57, 55, 57, 44, 42, 57, 60, 29, 34, 55, 43, 69, 55, 58, 55, 58, 58, 50,
    44, 58, 52, 70, 51, 49, 43, 33, 41, 32, 47, 36, 30, 45, 49, 46, 49, 46, 31, 49, 49, 26, 26, 49, 26, 74,
    49, 47, 49, 49, 37, 41, 34, 49, 41, 59, 43, 44, 38, 36, 26, 37, 47,
  ],
  serif: [
    16, 25, 30, 57, 53, 61, 90, 15, 32, 31, 57, 46, 21, 25, 20, 33, 62, 38, 56, 52, 57, 53, 57, 48, 54, 58,
    20, 21, 44, 46, 44, 51, 75, 63, 65, 64, 72, 60, 54, 70, 76, 34, 39, 70, 56, 82, 68, 74, 63, 75, 67, 57,
    63, 67, 61, 93, 65, 61, 57, 31, 33, 31, 31, 36, 23, 46, 51, 42, 51, 44, 28, 49, 52, 24, 24, 51, 25, 80,
    52, 50, 52, 51, 39, 40, 31, 52, 45, 69, 46, 47, 42, 35, 22, 35, 49,
  ],
  plain: [
    22, 36, 59, 66, 66, 103, 68, 35, 38, 38, 58, 69, 35, 47, 35, 40, 69, 44, 64, 66, 69, 63, 66, 59, 66, 66,
    35, 36, 69, 69, 69, 58, 104, 77, 66, 74, 72, 61, 59, 75, 75, 29, 59, 74, 57, 94, 77, 77, 65, 78, 66, 66,
    68, 73, 77, 106, 76, 75, 68, 38, 40, 38, 49, 48, 38, 59, 64, 60, 64, 60, 41, 64, 64, 28, 28, 59, 28, 93,
    64, 62, 64, 64, 42, 57, 38, 64, 62, 86, 59, 62, 58, 49, 39, 49, 69,
  ],
};
/** For every other character: wider than nearly all accented letters. */
const unknownWidths: Readonly<Record<Face, number>> = { poster: 56, serif: 66, plain: 72 };
const leadings: Readonly<Record<Face, number>> = { poster: 1.08, serif: 1.06, plain: 1.04 };
const mostLines = 6;

/** Width of a text at a font size of 1. */
export function textWidth(text: string, face: Face): number {
  let hundredths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    hundredths += widths[face][code - 32] ?? (code > 0x2e80 ? 100 : unknownWidths[face]);
  }
  return hundredths / 100;
}

/** Breaks the words into exactly `count` lines, the widest as narrow as it can be; null if there are fewer words. */
export function breakLines(words: readonly string[], count: number, face: Face): readonly string[] | null {
  if (words.length < count) return null;
  if (count === 1) return [words.join(' ')];
  let best: readonly string[] | null = null;
  let bestWidth = Infinity;
  for (let taken = 1; taken <= words.length - count + 1; taken++) {
    const first = words.slice(0, taken).join(' ');
    const firstWidth = textWidth(first, face);
    if (firstWidth >= bestWidth) break;
    const rest = breakLines(words.slice(taken), count - 1, face);
    if (rest === null) continue;
    const widest = Math.max(firstWidth, ...rest.map((text) => textWidth(text, face)));
    if (widest < bestWidth) {
      best = [first, ...rest];
      bestWidth = widest;
    }
  }
  return best;
}

/** The largest lettering of a title within width and height; what is too long even at `smallest` ends in an ellipsis. */
export function fitTitle(
  title: string,
  face: Face,
  { width, height, largest, smallest }: { width: number; height: number; largest: number; smallest: number },
): FittedTitle {
  const leading = leadings[face];
  const words = splitWords(title);
  let best: FittedTitle | null = null;
  for (let count = 1; count <= Math.min(mostLines, words.length); count++) {
    const lines = breakLines(words, count, face);
    if (lines === null) break;
    const widest = Math.max(...lines.map((text) => textWidth(text, face)));
    const size = Math.min(largest, width / widest, height / (count * leading));
    // A last line with a single short word looks lost: it has to win by more.
    const isLost = count > 1 && textWidth(lines.at(-1) ?? '', face) < widest * 0.3;
    if (size > (best?.size ?? 0) * (isLost ? 1.35 : 1.02)) best = { size, lines, leading };
  }
  if (best !== null && best.size >= smallest) return best;
  return fitShortened(words, face, { width, height, size: smallest, leading });
}

/** More words than can be lettered well say nothing more; the rest is cut. */
function splitWords(title: string): readonly string[] {
  const words = title.split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? ['Untitled'] : words.slice(0, 16);
}

function fitShortened(
  words: readonly string[],
  face: Face,
  { width, height, size, leading }: { width: number; height: number; size: number; leading: number },
): FittedTitle {
  const mostLinesHere = Math.max(1, Math.floor(height / (size * leading)));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, face) * size <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, mostLinesHere);
  const isCut = kept.length < lines.length;
  return {
    size,
    leading,
    lines: kept.map((text, index) => clip(text, isCut && index === kept.length - 1, { face, size, width })),
  };
}

function clip(
  text: string,
  needsEllipsis: boolean,
  { face, size, width }: { face: Face; size: number; width: number },
): string {
  let shown = text;
  let end = needsEllipsis ? '…' : '';
  while (shown.length > 1 && textWidth(shown + end, face) * size > width) {
    shown = shown.slice(0, -1).trimEnd();
    end = '…';
  }
  return shown + end;
}
