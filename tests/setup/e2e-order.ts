// The order of test files: the tours come first, then those that share an app.
import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Without a run before, Vitest starts with the largest files. The tours are small, take the longest, and one that is
 * started last runs alone at the end. An app is shared until a file starts another one.
 */
export class EndToEndOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted
      .map((file) => ({ file, place: placeOf(file) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ file }) => file);
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  if (/\/e2e\/tour-\w+\.test\.ts$/.test(moduleId)) return 0;
  return moduleId.includes('/e2e/') && readFileSync(moduleId, 'utf8').includes('shareStarter(') ? 1 : 2;
}
