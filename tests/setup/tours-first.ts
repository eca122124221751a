// The order of test files: the tours come first.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Without a run before, Vitest starts with the largest files. The tours are small, take the longest, and one that is
 * started last runs alone at the end.
 */
export class ToursFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(isTour(b)) - Number(isTour(a)));
  }
}

function isTour({ moduleId }: TestSpecification): boolean {
  return /\/e2e\/tour-\w+\.test\.ts$/.test(moduleId);
}
