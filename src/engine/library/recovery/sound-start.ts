// Puts the header and the list of tables of a new diary in place of those of a damaged copy, whose rows can be read again by that.
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { openDatabase } from '../../base/sqlite.ts';

/**
 * The tables of two diaries begin at the same pages if both were only ever written to, and also if both were rewritten by VACUUM,
 * as every backup is.
 */
export type Repair = { readonly of: 'nothing' | 'header' | 'tables'; readonly isVacuumed: boolean };

export const repairs: readonly Repair[] = [
  { of: 'nothing', isVacuumed: false },
  { of: 'header', isVacuumed: false },
  { of: 'tables', isVacuumed: false },
  { of: 'tables', isVacuumed: true },
];

const pageBytes = 4096;
const headerBytes = 100;
/** Where the header says how many pages there are. */
const pageCountAt = 28;
/** The kind of page that only leads to others. */
const interior = 5;

/** Changes `copy`; `sound` is a new diary, which is rewritten where the repair asks for it. */
export function repairStart(sound: string, copy: string, { of, isVacuumed }: Repair): void {
  if (of === 'nothing') return;
  if (isVacuumed) vacuum(sound);
  const bytes = readFileSync(sound);
  const pages = Math.floor(statSync(copy).size / pageBytes);
  bytes.writeUInt32BE(pages, pageCountAt);
  const file = openSync(copy, 'r+');
  try {
    if (of === 'header') writeSync(file, bytes, 0, headerBytes, 0);
    else {
      for (const page of pagesOfTableList(bytes)) {
        writeSync(file, bytes, (page - 1) * pageBytes, pageBytes, (page - 1) * pageBytes);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Numbers of the pages, of which the first is 1. */
function pagesOfTableList(bytes: Buffer): number[] {
  if (bytes.readUInt8(headerBytes) !== interior) return [1];
  const cells = bytes.readUInt16BE(headerBytes + 3);
  const places = Array.from({ length: cells }, (_, at) => bytes.readUInt16BE(headerBytes + 12 + 2 * at));
  return [1, bytes.readUInt32BE(headerBytes + 8), ...places.map((place) => bytes.readUInt32BE(place))];
}

function vacuum(file: string): void {
  const database = openDatabase(file, { fileMustExist: true });
  try {
    database.exec('VACUUM');
  } finally {
    database.close();
  }
}
