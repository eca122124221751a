// Downloads one file: resumes after interruptions and restarts if the server allows it, and never mistakes a part for the whole.
import type { FileHandle } from 'node:fs/promises';
import type { ReadableStreamDefaultReader } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import { MatineeError } from '../../../contract/errors.ts';
import { throwIfCancelled } from '../../base/cancellation.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { PartialFile } from './partial-file.ts';

/** The part of `fetch` that is needed; Electron's own knows the system's proxies and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Network = {
  fetch: Fetch;
  /** Delays before the second, third, ... attempt without progress; after the last one the download fails. */
  retryDelaysMs: readonly number[];
  /** A connection without data for this long is closed. */
  stallMs: number;
};

export type DownloadOptions = {
  url: string;
  /** Path of the complete file; an unfinished part is kept beside it. */
  targetFile: string;
  network: Network;
  signal?: AbortSignal | undefined;
  /** `bytesTotal` is 0 until it is known. */
  onProgress?: ((progress: { bytesDone: number; bytesTotal: number }) => void) | undefined;
};

/** No MovieLens archive comes near this size; anything larger is not one. */
const mostBytes = 4 * 2 ** 30;
/** Status codes for which a retry may help. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A failure for which a retry may help. */
class Interruption extends Error {}

/** Throws `download-failed`, `no-space` or `cancelled`; the part so far is kept, and the next call resumes it. */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { url, targetFile, network, signal } = options;
  const partial = new PartialFile(targetFile, url);
  let failures = 0;
  let bytesBefore = 0;
  for (;;) {
    try {
      await tryOnce(partial, options);
      await partial.complete();
      return;
    } catch (error) {
      throwIfCancelled(signal);
      if (!(error instanceof Interruption)) throw toLibraryError(targetFile, error);
      const bytes = (await partial.present())?.bytes ?? 0;
      failures = bytes > bytesBefore ? 1 : failures + 1;
      bytesBefore = bytes;
      const delayMs = network.retryDelaysMs[failures - 1];
      if (delayMs === undefined) throw gaveUp(url, error, bytes);
      await wait(delayMs, undefined, { signal }).catch(() => undefined);
      throwIfCancelled(signal);
    }
  }
}

async function tryOnce(partial: PartialFile, options: DownloadOptions): Promise<void> {
  const present = await partial.present();
  const stall = createStall(options);
  try {
    const response = await request(options, present, stall.signal);
    const answer = readAnswer(response, present?.bytes ?? 0);
    if (answer.kind === 'useless') {
      await response.body?.cancel();
      await partial.discard();
      throw new Interruption('the part that was kept no longer fits');
    }
    if (answer.kind === 'complete') return;
    const handle =
      answer.kind === 'rest' ? await partial.goOn() : await partial.startAnew(validatorOf(response));
    try {
      await writeBody(response, handle, answer, stall, options);
    } finally {
      await handle.close();
    }
  } finally {
    stall.end();
  }
}

async function request(
  { url, network }: DownloadOptions,
  present: { bytes: number; validator: string } | null,
  signal: AbortSignal,
): Promise<Response> {
  const range = present === null ? {} : { range: `bytes=${present.bytes}-`, 'if-range': present.validator };
  const response = await network
    .fetch(url, { headers: { 'accept-encoding': 'identity', ...range }, signal })
    .catch((error: unknown) => {
      throw new Interruption(reasonOf(error));
    });
  if (response.ok || response.status === 416) return response;
  await response.body?.cancel();
  const what = `the server answered ${response.status} ${response.statusText}`.trim();
  if (passing.has(response.status)) throw new Interruption(what);
  throw new MatineeError(
    'download-failed',
    `${url} could not be downloaded: ${what}. Perhaps it has moved; download the archive in your browser and choose its file here.`,
    { details: { url } },
  );
}

type Answer =
  /** From the first byte, or from the end of the part; `total` is 0 if the server does not send it. */
  | { kind: 'whole' | 'rest'; from: number; total: number }
  /** All of it is there already. */
  | { kind: 'complete' }
  /** The part belongs to another version, or the server reports other positions. */
  | { kind: 'useless' };

function readAnswer(response: Response, bytesPresent: number): Answer {
  const { status, headers } = response;
  if (status === 416) {
    const total = Number(/^bytes \*\/(\d+)$/u.exec(headers.get('content-range') ?? '')?.[1]);
    return bytesPresent > 0 && total === bytesPresent ? { kind: 'complete' } : { kind: 'useless' };
  }
  if (/^text\/html/iu.test(headers.get('content-type') ?? '')) {
    throw new MatineeError(
      'download-failed',
      'A web page came instead of the archive, as when a network asks you to sign in first. Open your browser, see that you are online, and try again.',
    );
  }
  if (status === 206) {
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/u.exec(headers.get('content-range') ?? '') ?? [];
    if (Number(from) !== bytesPresent) return { kind: 'useless' };
    return { kind: 'rest', from: bytesPresent, total: Number(total) };
  }
  return { kind: 'whole', from: 0, total: Number(headers.get('content-length') ?? 0) };
}

async function writeBody(
  { body }: Response,
  handle: FileHandle,
  { from, total }: { from: number; total: number },
  stall: Stall,
  { onProgress }: DownloadOptions,
): Promise<void> {
  let bytesDone = from;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  for (;;) {
    onProgress?.({ bytesDone, bytesTotal: total });
    const chunk = await reader?.read().catch((error: unknown) => {
      throw new Interruption(reasonOf(error));
    });
    if (chunk?.value === undefined) break;
    stall.restart();
    bytesDone += chunk.value.byteLength;
    if (bytesDone > mostBytes || (total > 0 && bytesDone > total)) {
      throw new MatineeError(
        'download-failed',
        'The server sends more than the archive is long. Try again later.',
      );
    }
    await handle.appendFile(chunk.value);
  }
  if (bytesDone < total) throw new Interruption(`the connection ended after ${bytesDone} of ${total} bytes`);
  await handle.sync();
}

type Stall = { signal: AbortSignal; restart: () => void; end: () => void };

/** Ends the request when the person cancels it or when nothing comes any more. */
function createStall({ network, signal }: DownloadOptions): Stall {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  let timer = setTimeout(abort, network.stallMs);
  return {
    signal: controller.signal,
    restart: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, network.stallMs);
    },
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      controller.abort();
    },
  };
}

/** A weak ETag does not promise the same bytes. */
function validatorOf({ headers }: Response): string | null {
  const etag = headers.get('etag');
  return etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
}

function gaveUp(url: string, error: Interruption, bytes: number): MatineeError {
  const { host } = new URL(url);
  const kept = bytes === 0 ? '' : ' What came so far is kept: the next try goes on from there.';
  return new MatineeError(
    'download-failed',
    `${host} can't be reached, or not for long enough (${error.message}).${kept} See whether you are online and try again, or download the archive in your browser and choose its file here.`,
    { details: { url }, cause: error },
  );
}

/** The network's own message is in the error's cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
