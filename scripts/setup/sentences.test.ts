import { describe, expect, test } from 'vitest';
import { reasonIn } from './electron.ts';
import { explainFailure, SetupError } from './errors.ts';
import { explainBuildFailure } from './native-build.ts';
import { firstErrorLine } from './registries.ts';
import { requireSupportedMachine } from './run-setup.ts';
import { hasDisplay, missingIn } from './system-libraries.ts';

describe('one sentence instead of a stack trace', () => {
  test('a full disk', () => {
    const error = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/cache/x' });
    expect(explainFailure(error)).toMatch(/^The disk is full \(\/cache\/x\): free about/);
  });

  test('a folder that may not be written', () => {
    const error = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    expect(explainFailure(error)).toMatch(/may not be written/);
  });

  test('a file that is in use, as Windows reports it', () => {
    const error = Object.assign(new Error('EBUSY'), { code: 'EBUSY', path: 'C:\\app.exe' });
    expect(explainFailure(error, 'win32')).toMatch(/^A file is in use \(C:\\app\.exe\): close Matinee/);
    const refused = Object.assign(new Error('EPERM'), { code: 'EPERM' });
    expect(explainFailure(refused, 'win32')).toMatch(/is in use or may not be written: close Matinee/);
    expect(explainFailure(refused, 'linux')).toMatch(/may not be written: make it yours/);
  });

  test("set-up's own errors as they are", () => {
    expect(explainFailure(new SetupError('There is no python3 on this machine.'))).toBe(
      'There is no python3 on this machine.',
    );
  });

  test('a platform that is not supported, and a Node that is too old', () => {
    expect(() => requireSupportedMachine('sunos', 'sparc', '24.0.0')).toThrow(/this is sunos on sparc/);
    expect(() => requireSupportedMachine('linux', 'x64', '18.20.0')).toThrow(/needs Node 20\.19 or newer/);
    expect(() => requireSupportedMachine('linux', 'x64', '20.18.9')).toThrow(/this is 20\.18\.9/);
    for (const system of ['linux x64', 'linux arm64', 'darwin x64', 'darwin arm64', 'win32 x64']) {
      const [platform, arch] = system.split(' ');
      expect(() => requireSupportedMachine(platform, arch, '20.19.0')).not.toThrow();
    }
  });

  test("a compiler's first complaint", () => {
    const output =
      'gyp info ok\nfoo.cpp:3:5: error: expected ; before }\nfoo.cpp:9:1: error: other\ngyp ERR! build error';
    expect(explainBuildFailure(output)).toContain('foo.cpp:3:5: error: expected ; before }');
    expect(explainBuildFailure('gyp ERR! stack getaddrinfo ENOTFOUND')).toMatch(/headers of Node/);
  });

  test('why a package client failed', () => {
    const npm =
      'npm warn old\nnpm error code E404\nnpm error 404 Not Found\nnpm error A complete log of this run: x.log';
    expect(firstErrorLine(npm)).toBe('404 Not Found');
    expect(firstErrorLine('WARNING: x\nERROR: No matching distribution found')).toBe(
      'No matching distribution found',
    );
    expect(firstErrorLine('')).toBe('no reason given');
  });

  test('why a release could not be fetched', () => {
    expect(reasonIn('TypeError: fetch failed\n cause: Error: getaddrinfo ENOTFOUND example.test')).toBe(
      'ENOTFOUND',
    );
  });
});

test('the libraries that ldd misses', () => {
  const output =
    '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibnss3.so => not found\n';
  expect(missingIn(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});

test('windows open on Windows and macOS without a variable that says so', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});
