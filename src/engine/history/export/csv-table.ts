// Writes tables of comma-separated text that every reader splits the same way, and no spreadsheet calculates.
import { guardCell } from '../../base/spreadsheet-cell.ts';

/** One line, ended by a line feed; fields with commas, quotes, line breaks or outer spaces are put in quotes. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => quoteIfNeeded(guardCell(String(field ?? '')))).join(',')}\n`;
}

function quoteIfNeeded(text: string): string {
  return /[",\r\n;\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Puts the lines into as few texts as possible, each with the header and none above the limit. */
export function splitTable(header: string, lines: readonly string[], maxBytes: number): string[] {
  const texts: string[] = [];
  let text = header;
  let bytes = Buffer.byteLength(header);
  for (const line of lines) {
    const lineBytes = Buffer.byteLength(line);
    if (bytes + lineBytes > maxBytes && text !== header) {
      texts.push(text);
      text = header;
      bytes = Buffer.byteLength(header);
    }
    text += line;
    bytes += lineBytes;
  }
  return [...texts, text];
}
