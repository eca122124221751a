// Which TensorFlow there is, as one line for a terminal.
import type { TensorflowProbe } from './probes.ts';

/** The sentence of the problem where there is none. */
export function describeTensorflow({ home, package: version, library, problem }: TensorflowProbe): string {
  if (problem !== null) return problem;
  return home === 'native'
    ? `${library}, by tfjs-node ${version}`
    : `in WebAssembly, by tfjs-backend-wasm ${version}; training takes longer than with the native library`;
}
