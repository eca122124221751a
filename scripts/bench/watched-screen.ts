/** A screen whose picture can be read while a program draws on it, so that nothing in the program has to take part in a measurement. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

const size = { width: 1366, height: 900 };
const bytesPerPixel = 4;
/** Of each so many rows one is looked at, and in it of each so many points one. */
const step = 8;
const lookEveryMs = 10;

/** Some points of the picture, row by row. */
type Picture = Uint32Array;

export class WatchedScreen {
  /** For the environment of what shall be shown here. */
  readonly display: string;
  readonly #server: ChildProcess;
  readonly #folder: string;

  private constructor(server: ChildProcess, folder: string, display: string) {
    this.#server = server;
    this.#folder = folder;
    this.display = display;
  }

  static async start(): Promise<WatchedScreen> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'matinee-screen-'));
    const screen = `${size.width}x${size.height}x24`;
    const server = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-fbdir', folder],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    // The fourth stream is the pipe asked for above, which is readable on this side and gives the display's number.
    const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
    return new WatchedScreen(server, folder, `:${number.toString().trim()}`);
  }

  /** Watches for so long, and gives the time from now until half of what is then shown had been drawn. */
  async untilHalfDrawn(watchMs: number): Promise<number> {
    const startMs = performance.now();
    const seen: { readonly ms: number; readonly picture: Picture }[] = [];
    while (performance.now() - startMs < watchMs) {
      const picture = this.#look();
      if (!isSame(picture, seen.at(-1)?.picture)) seen.push({ ms: performance.now() - startMs, picture });
      await wait(lookEveryMs);
    }
    const share = shareDrawn(seen.map(({ picture }) => picture));
    const drawn = seen.find((_, index) => (share[index] ?? 0) >= 0.5);
    if (drawn === undefined) throw new Error('Nothing was shown.');
    return drawn.ms;
  }

  end(): void {
    this.#server.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The file is a window dump: its first word is the header's size, its twentieth the number of colours, twelve bytes each. */
  #look(): Picture {
    const file = openSync(path.join(this.#folder, 'Xvfb_screen0'), 'r');
    try {
      const header = Buffer.alloc(80);
      readSync(file, header, 0, header.length, 0);
      const start = header.readUInt32BE(0) + 12 * header.readUInt32BE(76);
      const rowBytes = header.readUInt32BE(48);
      const row = new Uint32Array(size.width);
      const points: number[] = [];
      for (let y = 0; y < size.height; y += step) {
        readSync(file, row, 0, size.width * bytesPerPixel, start + y * rowBytes);
        for (let x = 0; x < size.width; x += step) points.push(row[x] ?? 0);
      }
      return Uint32Array.from(points);
    } finally {
      closeSync(file);
    }
  }
}

function isSame(a: Picture, b: Picture | undefined): boolean {
  return b !== undefined && a.every((point, index) => point === b[index]);
}

/** For each picture, which share of what the last one shows above its ground, its most frequent colour, is there already. */
export function shareDrawn(pictures: readonly Picture[]): number[] {
  const last = pictures.at(-1);
  if (last === undefined) return [];
  const ground = mostFrequent(last);
  const shown = [...last.keys()].filter((index) => last[index] !== ground);
  return pictures.map(
    (picture) => shown.filter((index) => picture[index] === last[index]).length / shown.length,
  );
}

function mostFrequent(points: Picture): number | undefined {
  const counts = new Map<number, number>();
  for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
