/** Loads the native parts in a process of their own, because an addon that does not fit can crash the one it is in. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';

const timeLimitMs = 30_000;

const sqliteFacts = z.object({ package: z.string(), sqlite: z.string() });
const tensorflowFacts = z.object({ package: z.string(), library: z.string() });

/** The versions, or why they are unknown. */
export type SqliteProbe =
  (z.infer<typeof sqliteFacts> & { problem: null }) | { package: null; sqlite: null; problem: string };
export type TensorflowProbe =
  (z.infer<typeof tensorflowFacts> & { problem: null }) | { package: null; library: null; problem: string };

/** The version of better-sqlite3 and of the SQLite in it. */
export async function probeSqlite(): Promise<SqliteProbe> {
  const result = await probe(
    `const Database = require('better-sqlite3');
    const { version } = require('better-sqlite3/package.json');
    const sqlite = new Database(':memory:').prepare('select sqlite_version()').pluck().get();
    console.log(JSON.stringify({ package: version, sqlite }));`,
    sqliteFacts,
  );
  return typeof result === 'string'
    ? { package: null, sqlite: null, problem: `SQLite does not load (${result}).` }
    : { ...result, problem: null };
}

/** The version of tfjs-node and of the libtensorflow behind it. */
export async function probeTensorflow(): Promise<TensorflowProbe> {
  const result = await probe(
    `const util = require('node:util');
    util.isNullOrUndefined ??= (value) => value === null || value === undefined;
    const tf = require('@tensorflow/tfjs-node');
    console.log(JSON.stringify({ package: tf.version['tfjs-node'], library: tf.backend().binding.TF_Version }));`,
    tensorflowFacts,
  );
  return typeof result === 'string'
    ? { package: null, library: null, problem: `TensorFlow does not load (${result}).` }
    : { ...result, problem: null };
}

/** Runs a script that prints one JSON object; gives it, or the reason why there is none. */
async function probe<Facts>(script: string, schema: z.ZodType<Facts>): Promise<Facts | string> {
  const output = await new Promise<string | Error>((resolve) => {
    const here =
      createRequire(import.meta.url)
        .resolve.paths('x')
        ?.join(':') ?? '';
    // In Electron, the executable behaves as Node with this variable.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_PATH: here, TF_CPP_MIN_LOG_LEVEL: '2' };
    execFile(process.execPath, ['-e', script], { env, timeout: timeLimitMs }, (error, stdout, stderr) => {
      resolve(error === null ? stdout : new Error(reasonFor(error, stderr)));
    });
  });
  if (output instanceof Error) return output.message;
  try {
    return schema.parse(JSON.parse(output));
  } catch {
    return 'it answered something unexpected';
  }
}

function reasonFor(error: Error & { signal?: NodeJS.Signals | null | undefined }, stderr: string): string {
  if (error.signal) return `it ended with ${error.signal}`;
  return /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'no reason given';
}
