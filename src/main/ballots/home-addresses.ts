// Which of this computer's addresses are in a home network, and who may connect to them.
import { BlockList, isIPv4 } from 'node:net';
import type { networkInterfaces } from 'node:os';
import { MatineeError } from '../../contract/errors.ts';

/** The networks that no route on the internet leads to (RFC 1918), likeliest at home first. */
const homeNetworks = [
  ['192.168.0.0', 16],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
] as const;

const networks = homeNetworks.map(([start, bits]) => {
  const network = new BlockList();
  network.addSubnet(start, bits);
  return network;
});
const ownNetwork = new BlockList();
ownNetwork.addSubnet('127.0.0.0', 8);

/** Likeliest first. MATINEE_BALLOTS may name an address of this computer alone instead; throws `invalid-input` for others. */
export function homeAddresses(
  interfaces: ReturnType<typeof networkInterfaces>,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const chosen = environment['MATINEE_BALLOTS'];
  if (chosen !== undefined && chosen !== '') {
    if (isIPv4(chosen) && ownNetwork.check(chosen)) return [chosen];
    throw new MatineeError('invalid-input', 'MATINEE_BALLOTS may only be an address such as 127.0.0.1.');
  }
  const own = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return networks.flatMap((network) => own.filter((address) => network.check(address)));
}

/** True for a device of a home network, and for this computer. */
export function isAtHome(address: string | undefined): boolean {
  if (address === undefined || !isIPv4(address)) return false;
  return ownNetwork.check(address) || networks.some((network) => network.check(address));
}
