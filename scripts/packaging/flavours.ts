/** The two forms of a package: with libtensorflow, or with TensorFlow as WebAssembly alone; what each ships and may weigh. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../setup/project.ts';

export const flavourNames = ['native', 'wasm'] as const;
export type FlavourName = (typeof flavourNames)[number];

export type Flavour = {
  /** Packages that the built app loads from node_modules; everything else is in its bundles. */
  readonly roots: readonly string[];
  /** In the names of files and of the Debian package. */
  readonly suffix: string;
  readonly budget: { readonly compressedBytes: number; readonly unpackedBytes: number };
};

const everywhere = ['better-sqlite3', 'fflate', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'];

export const flavours: Readonly<Record<FlavourName, Flavour>> = {
  native: {
    roots: [...everywhere, '@tensorflow/tfjs-node'],
    suffix: '',
    // The goal is 650 unpacked; docs/performance.md says what is in its way. Until then it must not grow.
    budget: { compressedBytes: 190e6, unpackedBytes: 820e6 },
  },
  wasm: {
    roots: everywhere,
    suffix: '-wasm',
    budget: { compressedBytes: 120e6, unpackedBytes: 350e6 },
  },
};

/** Where set-up has put libtensorflow. */
export const libtensorflowFolder = path.join(packageFolder('@tensorflow/tfjs-node'), 'deps/lib');

/** What can be packaged here: native only where set-up could provide libtensorflow. */
export function flavoursHere(): FlavourName[] {
  return flavourNames.filter((name) => name !== 'native' || existsSync(libtensorflowFolder));
}
