import { describe, expect, test } from 'vitest';
import { findProgram, npmCommand, packageProgram, pythonCommands } from './programs.ts';

describe('finding a program', () => {
  test('on Unix looks through PATH in its order', () => {
    const env = { PATH: '/usr/local/bin::/usr/bin' };
    const search = (...there: readonly string[]): string | undefined =>
      findProgram('make', { platform: 'linux', env, isProgram: (file) => there.includes(file) });
    expect(search('/usr/bin/make')).toBe('/usr/bin/make');
    expect(search('/usr/bin/make', '/usr/local/bin/make')).toBe('/usr/local/bin/make');
    expect(search('/opt/make')).toBeUndefined();
  });

  test('on Windows knows the variable by any case, and the endings of programs', () => {
    const env = { Path: 'C:\\Windows;C:\\Program Files\\Python', PATHEXT: '.COM;.EXE' };
    const file = 'C:\\Program Files\\Python\\python.exe';
    expect(findProgram('python', { platform: 'win32', env, isProgram: (each) => each === file })).toBe(file);
  });

  test('without a PATH finds nothing', () => {
    expect(findProgram('make', { platform: 'linux', env: {}, isProgram: () => true })).toBeUndefined();
  });
});

test('Python is asked for by the names that each system has for it', () => {
  expect(pythonCommands('linux')[0]).toEqual(['python3']);
  expect(pythonCommands('win32')[0]).toEqual(['py', '-3']);
});

describe('npm is called without a shell', () => {
  const node = 'C:\\Program Files\\nodejs\\node.exe';

  test('by its name on Unix', () => {
    expect(npmCommand('linux', {}, '/usr/bin/node')).toEqual(['npm']);
  });

  test('on Windows by the JavaScript of the npm that runs this', () => {
    const running = 'C:\\Users\\Ada\\npm\\bin\\npm-cli.js';
    expect(npmCommand('win32', { npm_execpath: running }, node)).toEqual([node, running]);
  });

  test('on Windows otherwise by that of the one beside Node', () => {
    const beside = [node, 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js'];
    expect(npmCommand('win32', {}, node)).toEqual(beside);
    expect(npmCommand('win32', { npm_execpath: 'C:\\yarn\\yarn.js' }, node)).toEqual(beside);
  });
});

test('a program of a package is run by this Node', () => {
  expect(packageProgram('tsx')[0]).toBe(process.execPath);
  expect(packageProgram('tsx')[1]).toMatch(/node_modules[/\\]tsx[/\\]dist[/\\]cli\.m?js$/);
  expect(() => packageProgram('electron-vite', 'nothing')).toThrow(/has no program nothing/);
});
