// Ratings survive a crash at any moment: a process that enters them is killed again and again, and nothing it reported is missing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const writer = fileURLToPath(new URL('../fixtures/diary-writer.ts', import.meta.url));
const kills = 4;

const place = useWorkplace();

/** Starts the writer, kills it a moment after its first word, and answers the last rating and the last import that it reported. */
async function killWriter(afterMs: number): Promise<{ rated: number; imported: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, place.path('library')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reported = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (reported === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    reported += text;
  });
  await once(child, 'close');
  const last = (word: string): number =>
    Math.max(
      0,
      ...[...reported.matchAll(new RegExp(`^${word} (\\d+)\\n`, 'gmu'))].map(([, at]) => Number(at)),
    );
  return { rated: last('rated'), imported: last('imported') };
}

test('what was reported as saved is there after a kill, and an import is there whole or not at all', async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const { rated, imported } = await killWriter(20 + kill * 55);
    const diary = openDiary(place.path('library/diary.db'), { backups: place.path('library/backups') });
    const { profileId } = diary.activeProfile();
    const entries = diary.identifiedEntries(profileId);
    const ratedTitles = new Set(entries.map((entry) => entry.title));
    for (let at = 1; at <= rated; at += 1) expect(ratedTitles.has(`Rated ${at}`)).toBe(true);
    const imports = diary.imports(profileId);
    expect(imports.length).toBeGreaterThanOrEqual(imported);
    const fromImports = entries.filter(({ title }) => title.startsWith('Imported'));
    expect(fromImports).toHaveLength(imports.length * 50);
    expect(rated).toBeGreaterThan(0);
    diary.close();
  }
});
