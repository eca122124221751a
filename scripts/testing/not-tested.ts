/** Says at the end of `npm test`, loudly, what nobody has tested. */
import type { SkippedTest } from './totals.ts';

/** Prints nothing where nothing was skipped. `archive` is where ml-latest-small.zip is, undefined where it is nowhere. */
export function sayWhatWasNotTested(skipped: readonly SkippedTest[], archive: string | undefined): void {
  if (skipped.length > 0) console.log(`\n${describeNotTested(skipped, archive)}`);
}

export function describeNotTested(skipped: readonly SkippedTest[], archive: string | undefined): string {
  const files = [...new Set(skipped.map(({ file }) => file))];
  const lines = files.flatMap((file) => [
    `  ${file}`,
    ...skipped.filter((test) => test.file === file).map(({ name }) => `    ${name}`),
  ]);
  const reasons =
    archive === undefined
      ? [
          'ml-latest-small.zip is nowhere, so that no quality was measured on real ratings. Name its place with',
          'MATINEE_ML_SMALL, or run the tests once with a network: it is then downloaded from GroupLens.',
        ]
      : [];
  return [`NOT TESTED: ${skipped.length} skipped`, ...reasons, ...lines]
    .map((line) => `!! ${line}`)
    .join('\n');
}
