// How a person gets their own ratings out of the sites that Matinee reads.
import { m } from '../../../messages/messages.js';
import { sites, siteTable } from '../../../contract/sites.ts';

type ExportGuide = { readonly site: string; readonly files: string; readonly steps: string };

/** A site without its two messages does not compile. */
export function exportGuides(): readonly ExportGuide[] {
  return sites.map((site) => ({
    site: siteTable[site].name,
    files: m[`history_guide_${site}_files`](),
    steps: m[`history_guide_${site}`](),
  }));
}
