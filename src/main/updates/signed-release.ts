// What a release's signed list of checksums says: which version it is, and the checksum of each of its files.
import { createPublicKey, verify } from 'node:crypto';

export type SignedRelease = {
  version: string;
  /** Lower-case hexadecimal SHA-256 by file name. */
  checksums: ReadonlyMap<string, string>;
};

const line = /^(?<checksum>[0-9a-f]{64}) [ *](?<name>[\w.+-]+)$/u;
const packageName = /^Matinee-(?<version>\d+\.\d+\.\d+)-/u;

/** Null unless `signature` is of exactly this list, by the owner of the key, and all packages in it have one version. */
export function readSignedRelease(list: Buffer, signature: Buffer, publicKey: string): SignedRelease | null {
  if (!isSigned(list, signature, publicKey)) return null;
  const checksums = new Map<string, string>();
  const versions = new Set<string>();
  for (const text of list.toString('utf8').split('\n')) {
    const { checksum, name } = line.exec(text)?.groups ?? {};
    if (checksum === undefined || name === undefined) continue;
    checksums.set(name, checksum);
    const version = packageName.exec(name)?.groups?.['version'];
    if (version !== undefined) versions.add(version);
  }
  const [version, ...others] = versions;
  return version === undefined || others.length > 0 ? null : { version, checksums };
}

function isSigned(list: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    return key.asymmetricKeyType === 'ed25519' && verify(null, list, key, signature);
  } catch {
    return false;
  }
}

/** Whether `offered` comes after `current`; false for the same, for an older one, and for what is no version. */
export function isNewer(offered: string, current: string): boolean {
  const [a, b] = [offered, current].map((text) => /^(\d+)\.(\d+)\.(\d+)$/u.exec(text)?.slice(1).map(Number));
  if (a === undefined || b === undefined) return false;
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? 0;
    if (part !== other) return part > other;
  }
  return false;
}
