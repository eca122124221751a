import { expect, test } from 'vitest';
import { homeAddresses, isAtHome } from './home-addresses.ts';

const ipv4 = (address: string, internal = false) => ({
  ...{ address, internal, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null },
  family: 'IPv4' as const,
});

test('addresses of home networks are offered, likeliest first; the internet’s and this computer’s own are not', () => {
  const interfaces = {
    lo: [ipv4('127.0.0.1', true)],
    docker0: [ipv4('172.17.0.1')],
    tun0: [ipv4('10.8.0.2')],
    wlan0: [ipv4('192.168.178.20'), ipv4('203.0.113.7')],
  };
  expect(homeAddresses(interfaces, {})).toEqual(['192.168.178.20', '10.8.0.2', '172.17.0.1']);
  expect(homeAddresses({}, {})).toEqual([]);
});

test('the environment may name this computer, and nothing else', () => {
  expect(homeAddresses({}, { MATINEE_BALLOTS: '127.0.0.1' })).toEqual(['127.0.0.1']);
  for (const elsewhere of ['0.0.0.0', '192.168.0.4', '203.0.113.7', 'localhost', '::']) {
    expect(() => homeAddresses({}, { MATINEE_BALLOTS: elsewhere })).toThrow(/may only be an address/u);
  }
});

test('only devices of a home network may connect', () => {
  for (const near of ['192.168.1.9', '10.1.2.3', '172.31.255.255', '127.0.0.1']) {
    expect(isAtHome(near)).toBe(true);
  }
  for (const far of ['203.0.113.7', '172.32.0.1', '192.169.0.1', '8.8.8.8', '::1', '', undefined]) {
    expect(isAtHome(far)).toBe(false);
  }
});
