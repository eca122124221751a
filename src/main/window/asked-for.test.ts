import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { argumentsFor, Asked, readArguments } from './asked-for.ts';

const directory = resolve('/home/ada/Downloads');
const file = resolve(directory, 'ratings.zip');
const isThere = (path: string): boolean => path === file;

describe('of a command line', () => {
  test('a file is found, however it is written', () => {
    for (const written of ['ratings.zip', './ratings.zip', file, pathToFileURL(file).href]) {
      expect(readArguments([written], directory, isThere)).toEqual({ path: file, command: null });
    }
  });

  test('switches are none, and what is not there is nothing', () => {
    const args = [
      '--no-sandbox',
      '--allow-file-access-from-files',
      'gone.zip',
      '',
      'file://%',
      'ratings.zip',
    ];
    expect(readArguments(args, directory, isThere).path).toBe(file);
    expect(readArguments(['--no-sandbox', 'gone.zip'], directory, isThere)).toEqual({
      path: null,
      command: null,
    });
  });

  test('a command is one that the window knows', () => {
    expect(readArguments([argumentsFor('open-rate')], directory, isThere).command).toBe('open-rate');
    expect(readArguments([argumentsFor('erase-everything')], directory, isThere).command).toBeNull();
  });
});

test('what was asked for waits until it is taken, once', () => {
  const onAsked = vi.fn();
  const asked = new Asked(onAsked);
  asked.add({ path: null, command: null });
  expect(onAsked).not.toHaveBeenCalled();
  asked.add({ path: file, command: null });
  expect(onAsked).toHaveBeenCalledOnce();
  expect(asked.take().path).toBe(file);
  expect(asked.take()).toEqual({ path: null, command: null });
});
