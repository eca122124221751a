// Ranks movies by how well they fit all that was asked for, mixed with how much the person would like them.

/** How well each movie fits one part of a question, 0 to 1 by row. */
export type PartFit = {
  readonly fit: Float32Array;
  /** What a movie without any sign of it is taken to fit, 0 to 1: the rarer the trait, the less. */
  readonly unseen: number;
  /** Movies that do not fit at all are left out, as with years; otherwise they come later. */
  readonly isLimit: boolean;
  /** By row whether it is not known how it fits: such movies come last; null where it is always known. */
  readonly isUnknown: Uint8Array | null;
  /** Movies fit more or less, not only or not at all. */
  readonly isGraded: boolean;
  readonly isExcluded: boolean;
  /** The part before will do as well. */
  readonly isAlternative: boolean;
};

export type Ranked = { readonly rows: Uint32Array; readonly fits: Float32Array };

/** Movies below have nothing to do with the question. */
const leastFit = 0.16;
/** Nor have those that fit less than this share of what the best one does: most of them lack a part. */
const leastOfBest = 0.4;
/** From here on a movie surely has what is not wanted. */
const surelyHas = 0.5;
/** Fit alone gives this share of the order; the rest is taste. */
const shareOfFit = 0.55;

/** Best first, those of which nothing is unknown before the others, at most `limit`; `fits` are by row, `liking` is 0 to 1. */
export function rankMovies(
  parts: readonly PartFit[],
  liking: Float32Array,
  isCandidate: (row: number) => boolean,
  limit: number,
): Ranked {
  const fits = combinedFits(parts, liking.length);
  const scores = liking.map((taste, row) => (fits[row] ?? 0) * (shareOfFit + (1 - shareOfFit) * taste));
  const least = Math.max(leastFit, leastOfBest * fits.reduce((most, fit) => Math.max(most, fit), 0));
  const rows: number[] = [];
  for (let row = 0; row < fits.length; row += 1) {
    if ((fits[row] ?? 0) >= least && isCandidate(row)) rows.push(row);
  }
  const isUnsure = new Set(rows.filter((row) => unsureParts(parts, row).length > 0));
  const lastOf = (row: number): number => (isUnsure.has(row) ? 1 : 0);
  rows.sort((a, b) => lastOf(a) - lastOf(b) || (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return { rows: Uint32Array.from(rows.slice(0, limit)), fits };
}

/** The parts of which it is not known whether the movie fits, where that matters: not where it is within an alternative. */
export function unsureParts<Part extends PartFit>(parts: readonly Part[], row: number): Part[] {
  if (!parts.some(({ isUnknown }) => isUnknown?.[row] === 1)) return [];
  const groups = groupsOf(parts.filter(({ isExcluded }) => !isExcluded));
  const open = groups.filter((group) => best(group, row) === 0).flat();
  return [...open, ...parts.filter(({ isExcluded }) => isExcluded)].filter(
    ({ isUnknown }) => isUnknown?.[row] === 1,
  );
}

/**
 * The geometric mean over what is wanted, so that all of it counts and not one part alone; 0 for what is left out. It is the
 * chance of having all parts, were they independent, made comparable for any number of them.
 */
function combinedFits(parts: readonly PartFit[], movies: number): Float32Array {
  const wanted = groupsOf(parts.filter(({ isExcluded }) => !isExcluded));
  const limits = wanted.filter((group) => group.every(({ isLimit }) => isLimit));
  const graded = wanted.filter((group) => group.some(({ isGraded }) => isGraded));
  const excluded = parts.filter(({ isExcluded }) => isExcluded);
  const fits = new Float32Array(movies);
  for (let row = 0; row < movies; row += 1) {
    if (limits.some((group) => best(group, row) === 0 && !mayFit(group, row))) continue;
    let product = 1;
    for (const group of graded) product *= chanceOf(group, row);
    let fit = graded.length === 0 ? 1 : product ** (1 / graded.length);
    for (const part of excluded) {
      const has = part.fit[row] ?? 0;
      fit = has >= surelyHas ? 0 : fit * (1 - has);
    }
    fits[row] = fit;
  }
  return fits;
}

function mayFit(group: readonly PartFit[], row: number): boolean {
  return group.some(({ isUnknown }) => isUnknown?.[row] === 1);
}

/** A movie without a sign may have it all the same, as often as movies do. */
function chanceOf(group: readonly PartFit[], row: number): number {
  const unseen = group.reduce((most, part) => Math.max(most, part.unseen), 0);
  const fit = best(group, row);
  return fit + (1 - fit) * unseen;
}

function best(group: readonly PartFit[], row: number): number {
  let most = 0;
  for (const { fit } of group) most = Math.max(most, fit[row] ?? 0);
  return most;
}

/** Parts with those that will do instead. */
function groupsOf<Part extends PartFit>(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.isAlternative && last !== undefined) last.push(part);
    else groups.push([part]);
  }
  return groups;
}
