/** The fuses of Electron's binary: what each has to be, set at packaging and read back from what was packaged. */
import { getCurrentFuseWire } from '@electron/fuses';

/** By their place in the binary; the ninth came with newer versions than @electron/fuses knows, and is on from the start. */
export const fuses = [
  { name: 'runAsNode', isOn: false },
  { name: 'enableCookieEncryption', isOn: true },
  { name: 'enableNodeOptionsEnvironmentVariable', isOn: false },
  { name: 'enableNodeCliInspectArguments', isOn: false },
  { name: 'enableEmbeddedAsarIntegrityValidation', isOn: true },
  { name: 'onlyLoadAppFromAsar', isOn: true },
  { name: 'loadBrowserProcessSpecificV8Snapshot', isOn: false },
  { name: 'grantFileProtocolExtraPrivileges', isOn: false },
  { name: 'wasmTrapHandlers', isOn: true },
] as const;

/** What electron-builder can set. */
export const settableFuses = Object.fromEntries(fuses.slice(0, 8).map(({ name, isOn }) => [name, isOn]));

const on = '1'.charCodeAt(0);
const off = '0'.charCodeAt(0);

/** What is wrong with a wire of fuses; nothing if each is as wanted. A fuse that this table does not know is wrong too. */
export function wrongFuses(wire: readonly number[]): string[] {
  const wrong = wire.flatMap((state, place) => {
    const fuse = fuses[place];
    if (fuse === undefined) return [`fuse ${place} is unknown`];
    return state === (fuse.isOn ? on : off) ? [] : [`${fuse.name} is not ${fuse.isOn ? 'on' : 'off'}`];
  });
  const fewest = 8;
  return wire.length < fewest ? [...wrong, `there are only ${wire.length} fuses`] : wrong;
}

/** The wire of a binary. */
export async function readFuses(binary: string): Promise<number[]> {
  const {
    version: _version,
    resetAdHocDarwinSignature: _reset,
    ...states
  } = await getCurrentFuseWire(binary);
  return Object.entries(states)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, state]) => Number(state));
}
