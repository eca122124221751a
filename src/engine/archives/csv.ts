// A reader for comma-separated text with quotes (RFC 4180), lenient where real files break the rules.
import type { SkipReason } from '../../contract/skip-reasons.ts';

export type CsvRow = {
  /** Line that the row starts on, counted from 1. */
  line: number;
  fields: string[];
  /** What is wrong with the row's quotes; null for a valid row. */
  problem: SkipReason | null;
};

const quote = '"';
/** No row of any table that we read is longer or has more fields; anything larger is rejected before it takes memory. */
const maxFields = 1000;
const maxFieldLength = 2 ** 20;

/**
 * The rows of `text`; lines may end with LF, CRLF or CR LF mixed, empty lines are skipped. An unclosed quote makes only its own line invalid:
 * reading continues with the next line.
 */
export function* readCsv(text: string, delimiter = ','): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = at;
    const firstLine = line;
    const fields: string[] = [];
    let isOpen = true;
    let problem: SkipReason | null = null;
    while (isOpen) {
      const field = text[at] === quote ? quotedField(text, at) : plainField(text, at, delimiter);
      if (field === null) {
        problem = 'a quotation mark is not closed';
        at = endOfLine(text, start);
        line = firstLine;
        isOpen = false;
      } else {
        at = field.end;
        line += field.lines;
        const tail = plainField(text, at, delimiter);
        if (fields.length < maxFields) fields.push(field.value + tail.value);
        else problem = 'the row has far too many fields';
        if (field.value.length > maxFieldLength) problem = 'a field is far too long';
        at = tail.end;
        isOpen = text[at] === delimiter;
        if (isOpen) at += 1;
      }
    }
    at = afterLineEnd(text, at);
    line += 1;
    const isEmpty = fields.length === 1 && fields[0] === '';
    if (!isEmpty || problem !== null) yield { line: firstLine, fields, problem };
  }
}

type Field = { value: string; end: number; lines: number };

/** The text up to the next delimiter or line end. */
function plainField(text: string, start: number, delimiter: string): Field {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end, lines: 0 };
}

/** The text in quotes, with doubled quotes unescaped; null if the closing quote is missing. */
function quotedField(text: string, start: number): Field | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close < 0) return null;
    if (value.length <= maxFieldLength) value += text.slice(from, close);
    if (text[close + 1] !== quote) {
      return { value, end: close + 1, lines: countLines(text, start, close) };
    }
    if (value.length <= maxFieldLength) value += quote;
    from = close + 2;
  }
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function afterLineEnd(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return at < text.length ? at + 1 : at;
}
