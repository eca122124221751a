// Adds movie details to a new catalogue: from tables of details, or from the figures that Matinee ships.
import { rm } from 'node:fs/promises';
import type { DetailsReport } from '../../../contract/importing.ts';
import { openDetailsWriter } from '../../library/catalogue/details-writer.ts';
import { knownFiguresOf } from './known-figures.ts';
import type { DetailsTables } from './details-tables.ts';
import { readDetails, type DetailsContext } from './read-details.ts';

/** Afterwards `file` is complete, or deleted. Throws what `readDetails` throws, and `no-space`. */
export async function addDetails(
  file: string,
  tables: DetailsTables,
  context: Omit<DetailsContext, 'writer'>,
): Promise<DetailsReport | null> {
  try {
    const writer = openDetailsWriter(file);
    try {
      const report = tables.size === 0 ? null : await readDetails(tables, { ...context, writer });
      writer.addFigures(knownFiguresOf);
      writer.finish(report);
      return report;
    } catch (error) {
      writer.abort();
      throw error;
    }
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
