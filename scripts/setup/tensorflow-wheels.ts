/** Which Python wheel holds TensorFlow's C library for each system, and where it is in there. */
import path from 'node:path';
import type { PinnedPackage } from './registries.ts';

export const tensorflowVersion = '2.21.0';

/** The licences of what the library is made of; they ship with it. */
export const tensorflowNotices = 'THIRD_PARTY_NOTICES.txt';

/** A library, under the name that the loader asks for, and the one that the addon's build file asks for. */
interface Library {
  readonly name: string;
  readonly linkName: string;
}

/** A wheel that native TensorFlow can be made of. */
export interface TensorflowWheel {
  readonly source: PinnedPackage;
  readonly libraries: readonly Library[];
  /** Whether `strip` takes debug symbols out; on macOS it would break the signature, and there are few. */
  readonly isStripped: boolean;
  /** Whether the addon has to learn where its library is: its build file says so on Linux alone. */
  readonly needsRpath: boolean;
}

/** Any Python 3 can fetch it, so its own version is named; the library inside is the same for all. */
const anyPython = '--python-version 3.11 --implementation cp --abi cp311';

const linuxLibraries = [
  { name: 'libtensorflow_cc.so.2', linkName: 'libtensorflow.so' },
  { name: 'libtensorflow_framework.so.2', linkName: 'libtensorflow_framework.so' },
];

const wheels: Readonly<Record<string, TensorflowWheel>> = {
  'linux-x64': {
    source: {
      client: 'pip',
      spec: `tensorflow-cpu==${tensorflowVersion}`,
      options: `${anyPython} --platform manylinux_2_27_x86_64`,
      integrity: 'sha256-2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
      approximateBytes: 273_829_956,
    },
    libraries: linuxLibraries,
    isStripped: true,
    needsRpath: false,
  },
  'linux-arm64': {
    source: {
      client: 'pip',
      // There is no tensorflow-cpu for this processor: `tensorflow` has no GPU parts there.
      spec: `tensorflow==${tensorflowVersion}`,
      options: `${anyPython} --platform manylinux_2_27_aarch64`,
      approximateBytes: 268_800_000,
    },
    libraries: linuxLibraries,
    isStripped: true,
    needsRpath: false,
  },
  'darwin-arm64': {
    source: {
      client: 'pip',
      spec: `tensorflow==${tensorflowVersion}`,
      options: `${anyPython} --platform macosx_12_0_arm64`,
      approximateBytes: 220_000_000,
    },
    libraries: [
      { name: 'libtensorflow_cc.2.dylib', linkName: 'libtensorflow.2.dylib' },
      { name: 'libtensorflow_framework.2.dylib', linkName: 'libtensorflow_framework.2.dylib' },
    ],
    isStripped: false,
    needsRpath: true,
  },
};

/** Systems whose wheels are of no use, and why. */
const withoutLibrary: Readonly<Record<string, string>> = {
  'darwin-x64': 'TensorFlow is no longer made for Macs with an Intel processor',
  'win32-x64': 'TensorFlow’s wheel for Windows has no C library that an addon could be linked with',
};

/** The wheel for a system; otherwise the reason why there is none, as a clause. */
export function tensorflowWheel(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): TensorflowWheel | string {
  const system = `${platform}-${arch}`;
  return wheels[system] ?? withoutLibrary[system] ?? `TensorFlow is not made for ${platform} on ${arch}`;
}

const headerFolders = ['tensorflow', 'xla/tsl', 'tsl'].map((name) => `tensorflow/include/${name}/`);

/** Where a file of the wheel belongs below tfjs-node's `deps`, undefined if the addon does not need it. */
export function targetOf(
  { libraries }: Pick<TensorflowWheel, 'libraries'>,
  name: string,
): string | undefined {
  const shipped = [...libraries.map((library) => library.name), tensorflowNotices].find(
    (candidate) => name === `tensorflow/${candidate}`,
  );
  if (shipped !== undefined) return path.join('lib', shipped);
  if (headerFolders.some((prefix) => name.startsWith(prefix))) return name.slice('tensorflow/'.length);
  return undefined;
}
