/** Loads the native parts in a process of their own, because an addon that does not fit can crash the one it is in. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { toErrorInfo } from '../../contract/errors.ts';
import type { TensorflowHome } from '../../contract/tensorflow.ts';
import { askedTensorflow } from '../base/tensorflow-choice.ts';

const timeLimitMs = 30_000;

const sqliteFacts = z.object({ package: z.string(), sqlite: z.string() });
const nativeFacts = z.object({ package: z.string(), library: z.string() });
const wasmFacts = z.object({ package: z.string() });

const nativeScript = `require.resolve('@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node');
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const tf = require('@tensorflow/tfjs-node');
  console.log(JSON.stringify({ package: tf.version['tfjs-node'], library: tf.backend().binding.TF_Version }));`;
const wasmScript = `const tf = require('@tensorflow/tfjs-core');
  const { version_wasm } = require('@tensorflow/tfjs-backend-wasm');
  tf.setBackend('wasm').then((isReady) => {
    if (!isReady) throw new Error('its WebAssembly does not start');
    console.log(JSON.stringify({ package: version_wasm }));
  });`;

/** The versions, or why they are unknown. */
export type SqliteProbe =
  (z.infer<typeof sqliteFacts> & { problem: null }) | { package: null; sqlite: null; problem: string };
/** `library` is the version of libtensorflow. */
export type TensorflowProbe =
  | { home: 'native'; package: string; library: string; problem: null }
  | { home: 'wasm'; package: string; library: null; problem: null }
  | { home: null; package: null; library: null; problem: string };

interface Failure {
  readonly reason: string;
  /** It would also end the process that loads it for good. */
  readonly isCrash: boolean;
}

/** The version of better-sqlite3 and of the SQLite in it. */
export async function probeSqlite(): Promise<SqliteProbe> {
  const result = await probe(
    `const Database = require('better-sqlite3');
    const { version } = require('better-sqlite3/package.json');
    const sqlite = new Database(':memory:').prepare('select sqlite_version()').pluck().get();
    console.log(JSON.stringify({ package: version, sqlite }));`,
    sqliteFacts,
  );
  return 'reason' in result
    ? { package: null, sqlite: null, problem: `SQLite does not load (${result.reason}).` }
    : { ...result, problem: null };
}

/** Which TensorFlow the engine loads (see base/tensorflow.ts), and its versions. */
export async function probeTensorflow(): Promise<TensorflowProbe> {
  let asked: TensorflowHome | null;
  try {
    asked = askedTensorflow();
  } catch (error) {
    return withoutTensorflow(toErrorInfo(error).message);
  }
  if (asked !== 'wasm') {
    const native = await probe(nativeScript, nativeFacts);
    if (!('reason' in native)) return { home: 'native', ...native, problem: null };
    if (asked === 'native' || native.isCrash) {
      return withoutTensorflow(`TensorFlow does not load (${native.reason}).`);
    }
  }
  const wasm = await probe(wasmScript, wasmFacts);
  return 'reason' in wasm
    ? withoutTensorflow(`TensorFlow does not load (${wasm.reason}).`)
    : { home: 'wasm', ...wasm, library: null, problem: null };
}

function withoutTensorflow(problem: string): TensorflowProbe {
  return { home: null, package: null, library: null, problem };
}

/** Runs a script that prints one JSON object; gives it, or the reason why there is none. */
async function probe<Facts extends object>(
  script: string,
  schema: z.ZodType<Facts>,
): Promise<Facts | Failure> {
  const output = await new Promise<string | Failure>((resolve) => {
    const here =
      createRequire(import.meta.url)
        .resolve.paths('x')
        ?.join(':') ?? '';
    // In Electron, the executable behaves as Node with this variable.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_PATH: here, TF_CPP_MIN_LOG_LEVEL: '2' };
    execFile(process.execPath, ['-e', script], { env, timeout: timeLimitMs }, (error, stdout, stderr) => {
      resolve(error === null ? stdout : failureOf(error, stderr));
    });
  });
  if (typeof output !== 'string') return output;
  try {
    return schema.parse(JSON.parse(output));
  } catch {
    return { reason: 'it answered something unexpected', isCrash: false };
  }
}

function failureOf(error: Error & { signal?: NodeJS.Signals | null | undefined }, stderr: string): Failure {
  if (error.signal) return { reason: `it ended with ${error.signal}`, isCrash: true };
  return { reason: /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'no reason given', isCrash: false };
}
