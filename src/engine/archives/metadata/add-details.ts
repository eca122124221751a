// Completes a newly built catalogue with what is known of its movies: from a table of details, else from the figures that Matinee brings.
import { rm } from 'node:fs/promises';
import type { DetailsReport } from '../../../contract/importing.ts';
import { openDetailsWriter } from '../../library/catalogue/details-writer.ts';
import { addKnownFigures } from './known-figures.ts';
import type { MetadataTable } from './movies-metadata.ts';
import { readDetails, type DetailsContext } from './read-details.ts';

/** `file` is whole afterwards, or gone. Throws what `readDetails` throws, and `no-space`. */
export async function addDetails(
  file: string,
  metadata: MetadataTable | null,
  context: Omit<DetailsContext, 'writer'>,
): Promise<DetailsReport | null> {
  try {
    const writer = openDetailsWriter(file);
    try {
      const report = metadata === null ? null : await readDetails(metadata, { ...context, writer });
      addKnownFigures(writer);
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
