// Chooses which of many labels are shown: the most important, none over another.

export type LabelBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Free room around a label. */
const gap = 5;

function overlap(a: LabelBox, b: LabelBox): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

/** Takes the candidates in their order, each unless it is over one that was taken; at most `most`. */
export function placeLabels<L extends LabelBox>(
  candidates: Iterable<L>,
  { most, taken = [] }: { most: number; taken?: readonly LabelBox[] },
): L[] {
  const chosen: L[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= most) break;
    if (taken.some((other) => overlap(candidate, other))) continue;
    if (chosen.some((other) => overlap(candidate, other))) continue;
    chosen.push(candidate);
  }
  return chosen;
}
