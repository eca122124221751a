import { describe, expect, test } from 'vitest';
import { presets } from '../contract/presets.ts';
import { runCli } from './program.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    rewrite: () => undefined,
    width: null,
    canRewrite: false,
  });
  return { code, out, err };
}

describe('wrong usage ends with 2 and an explanation', () => {
  test.each([
    [['recomend'], 'Did you mean recommend?'],
    [['recommend'], '--user ID or --profile NAME'],
    [['recommend', '--user', '1', '--profile', 'Anna'], '--user ID or --profile NAME'],
    [['recommend', '--user', 'Anna'], 'A user is named by a number'],
    [['recommend', '--user', '1', '-n', '0'], 'whole number from 1 to 500'],
    [['similar'], "missing required argument 'movie'"],
    [['predict', '--user', '1'], "required option '--movie <movie>'"],
    [['rate', '--profile', 'Anna', '--movie', '1', '--stars', '4.2'], 'half steps'],
    [['train', '--epochs', '0'], 'whole number from 1 to 500'],
    [['train', '--preset', 'modern'], presets.join(', ')],
    [['train', '--batch-size', '1'], 'whole number from 16 to'],
    [['train', '--rank-weight', '11'], 'number from 0 to 10'],
    [['train', '--rank-weight', '0', '--retrieval-weight', '0'], 'can’t both be 0'],
    [['evaluate', '--train', 'ratings.csv'], '--train and --test belong together'],
    [['evaluate', '--movies', '.'], '--movies describes the movies of'],
    [['evaluate', '--test-fraction', '1'], 'between 0 and 1'],
    [
      ['evaluate', '--train', 'a', '--test', 'b', '--test-fraction', '0.2'],
      '--test-fraction splits the library',
    ],
    [['evaluate', '--protocol', 'loo'], 'liang, leave-newest-out, global-time'],
    [['evaluate', '--protocol', 'liang', '--split', 'last'], 'can’t be combined with --split'],
    [['evaluate', '--protocol', 'liang', '--train', 'a', '--test', 'b'], 'combined with --train and --test'],
    [['evaluate', '--protocol', 'liang', '--test-fraction', '0.3'], 'which has shares of its own'],
    [['evaluate', '--seeds', '0'], 'whole number from 1 to 100'],
    [['runs', '--colour'], "unknown option '--colour'"],
  ])('%j', async (args, says) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });
});

test('without a command the help is shown, as an error', async () => {
  const { code, out, err } = await run();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  for (const name of [
    'import',
    'train',
    'evaluate',
    'recommend',
    'similar',
    'predict',
    'rate',
    'runs',
    'doctor',
  ]) {
    expect(err).toContain(`  ${name}`);
  }
});

test('help that was asked for is no error, and names the options of every command', async () => {
  const { code, out, err } = await run('similar', '--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const option of ['-n, --count', '--library', '--json']) expect(out).toContain(option);
});

test('the version is that of the package', async () => {
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
