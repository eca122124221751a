// What the disk and its folders refuse is said in one sentence, and never as something unexpected.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { toEnvelope } from '../../src/contract/envelope.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

test.each([
  ['a file', () => place.path('file'), /something of that name already/],
  ['inside a file', () => place.path('file/library'), /a part of that path is a file/],
  ['too long', () => place.path('x'.repeat(300)), /too long for this system/],
])('a library whose path is %s', async (_, path, sentence) => {
  writeFileSync(place.path('file'), '');
  const { code, stderr } = await runCli('runs', '--library', path());
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/unexpected|E[A-Z]{5,}/);
  expect(code).toBe(1);
});

test.runIf(process.platform === 'linux' && existsSync('/proc/self'))(
  'a folder that takes no other folders is refused, and not tried for ever',
  async () => {
    const { code, stderr } = await runCli('runs', '--library', '/proc/matinee');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/proc/matinee') as string,
    });
  },
);

/** As the system does for a disk that is mounted read-only; root may write whatever the modes say. */
function refuseWriting(path: string): void {
  throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path });
}

test('a library that can’t be written recommends and exports, and refuses ratings in a sentence', async () => {
  await writeTrainedLibrary(place.path('library'));
  const options = { libraryDirectory: place.path('library') };
  const movieIds = [1, 2, 3].map((movieId) => movieIdSchema.parse(movieId));
  const before = openEngine(options);
  for (const movieId of movieIds) await before.handlers['ratings:set']({ movieId, stars: 4 });
  before.close();
  const files = readdirSync(place.path('library'));
  const engine = openEngine({ ...options, checkWritable: refuseWriting });
  onTestFinished(() => {
    engine.close();
  });
  const { recommendations } = await engine.handlers['recommendations:list']({ limit: 5 });
  expect(recommendations).toHaveLength(5);
  const exported = engine.exportRatings({ layout: 'letterboxd', path: place.path('out.csv') });
  expect(exported).toMatchObject({ rows: 3 });
  const [movieId] = movieIds;
  const rating = toEnvelope(() => engine.handlers['ratings:set']({ movieId: movieId!, stars: 1 }));
  expect(await rating).toMatchObject({ ok: false, error: { code: 'read-only' } });
  expect((await engine.handlers['library:health']({})).readOnly).toMatch(/read-only/);
  expect(readdirSync(place.path('library'))).toEqual(files);
});

test('a catalogue that is a folder', async () => {
  mkdirSync(place.path('library/catalogue.db'), { recursive: true });
  const { stderr } = await runCli('recommend', '--user', '1', '--library', place.path('library'));
  expect(stderr).not.toMatch(/unexpected|SQLITE/);
});
