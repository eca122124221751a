// Cells of exported tables that a spreadsheet would take for a formula, and how our own import reads them back.

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/u;
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/**
 * An apostrophe before what a spreadsheet would calculate, such as a title that begins with `=`: it shows such a cell as text. A
 * cell that looks guarded already gets one more, so that `unguardCell` gives back exactly what was written.
 */
export function guardCell(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
