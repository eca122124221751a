import { beforeEach, expect, test, vi } from 'vitest';
import { callNames } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import { answerCall, registerRouter, type InvokeEvent, type RouterOptions } from './router.ts';

const ownWindow = 7;
const ownFrame: InvokeEvent = {
  sender: { id: ownWindow },
  senderFrame: { origin: 'app://matinee', parent: null },
};

const mainHandlers: RouterOptions['mainHandlers'] = {
  'imports:pick': () => ({ path: '/archive.zip' }),
  'library:use-starter': () => ({}),
  'jobs:cancel': () => {
    throw new MatineeError('unknown-job', 'That job is not known.', { details: { jobId: 'x' } });
  },
};

let options: RouterOptions;
beforeEach(() => {
  options = {
    isOurWindow: (id) => id === ownWindow,
    askEngine: vi.fn(() => Promise.resolve('from the engine')),
    mainHandlers,
    onAnswered: vi.fn(),
    onListsChanged: vi.fn(),
  };
});

test('one channel is opened for each call of the contract, and no other', () => {
  const channels: string[] = [];
  registerRouter({ handle: (channel) => channels.push(channel) }, options);
  expect(channels.sort()).toEqual([...callNames].sort());
});

test('the engine’s calls go to the engine with their defaults filled in', async () => {
  const answer = await answerCall('recommendations:list', ownFrame, {}, options);
  expect(answer).toEqual({ ok: true, data: 'from the engine' });
  expect(options.askEngine).toHaveBeenCalledWith('recommendations:list', {
    limit: 60,
    from: { kind: 'all' },
  });
  expect(options.onAnswered).toHaveBeenCalledWith('recommendations:list', 'from the engine');
});

test('main’s calls go to its own handlers', async () => {
  const answer = await answerCall('imports:pick', ownFrame, { kind: 'file' }, options);
  expect(answer).toEqual({ ok: true, data: { path: '/archive.zip' } });
  expect(options.askEngine).not.toHaveBeenCalled();
});

test.each<[string, InvokeEvent]>([
  ['another window', { ...ownFrame, sender: { id: 8 } }],
  ['a frame inside the page', { ...ownFrame, senderFrame: { origin: 'app://matinee', parent: {} } }],
  ['another origin', { ...ownFrame, senderFrame: { origin: 'https://example.org', parent: null } }],
  ['an opaque origin', { ...ownFrame, senderFrame: { origin: 'null', parent: null } }],
  ['a frame that is gone', { ...ownFrame, senderFrame: null }],
])('a call from %s is refused', async (_who, event) => {
  const answer = await answerCall('library:overview', event, {}, options);
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
  expect(options.askEngine).not.toHaveBeenCalled();
});

test.each(['shell:openPath', '__proto__', 'constructor', ''])(
  'the unknown channel "%s" is refused',
  async (name) => {
    const answer = await answerCall(name, ownFrame, {}, options);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
  },
);

test.each([
  ['movies:get', { movieId: 'one' }],
  ['movies:get', { movieId: 1, more: true }],
  ['movies:get', undefined],
  ['ratings:set', { movieId: 1, stars: 4.7 }],
  ['imports:start', { path: '' }],
  ['library:overview', null],
] as const)('%s refuses the input %j', async (name, input) => {
  const answer = await answerCall(name, ownFrame, input, options);
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(options.askEngine).not.toHaveBeenCalled();
});

test('too much input is refused before its schema, and never comes back', async () => {
  const letters = 'secret'.repeat(1_000_000);
  for (const [name, input, words] of [
    ['movies:search', { query: letters }, 'too much input'],
    ['movies:search', { [letters]: 1 }, 'a key that is too long'],
    ['movies:search', { ['secret'.repeat(40)]: 1 }, 'a key that is too long'],
    ['settings:update', { theme: 'secret' }, 'invalid value in "theme"'],
    [`secret ${letters}`, {}, 'no call of that name'],
  ] as const) {
    const answer = await answerCall(name, ownFrame, input, options);
    expect(answer).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(words) as unknown },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(JSON.stringify(answer).length).toBeLessThan(200);
  }
  expect(options.askEngine).not.toHaveBeenCalled();
});

test('an error keeps its code and details; a bug is reported as one', async () => {
  expect(await answerCall('jobs:cancel', ownFrame, { jobId: 'x' }, options)).toEqual({
    ok: false,
    error: { code: 'unknown-job', message: 'That job is not known.', details: { jobId: 'x' } },
  });
  options.askEngine = () => Promise.reject(new Error('boom'));
  expect(await answerCall('movies:facets', ownFrame, {}, options)).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  });
  expect(options.onAnswered).not.toHaveBeenCalled();
});

test('a call that makes lists out of date says so once it has succeeded, and no other does', async () => {
  await answerCall('runs:activate', ownFrame, { runId: 'run-1' }, options);
  expect(options.onListsChanged).toHaveBeenCalledTimes(1);
  await answerCall('library:use-starter', ownFrame, {}, options);
  expect(options.onListsChanged).toHaveBeenCalledTimes(2);
  await answerCall('runs:list', ownFrame, {}, options);
  options.askEngine = () => Promise.reject(new MatineeError('unknown-run', 'That run is not known.'));
  await answerCall('runs:activate', ownFrame, { runId: 'run-1' }, options);
  expect(options.onListsChanged).toHaveBeenCalledTimes(2);
});
