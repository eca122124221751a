/**
 * `npm run smoke -- PROGRAM`: goes through an installed package as a person does, by what it shows to assistive technology: starter
 * library, ratings, recommendations, a training, quit, and open again. Linux only; not as root, since Chromium's sandbox is on.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ShownProgram, startBus } from './shown-program.ts';

const trainingPatienceMs = 1_200_000;
const ratings = 3;

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startMs = Date.now();
  const result = await work();
  console.log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  return result;
}

async function firstStart(program: ShownProgram): Promise<void> {
  await step('opened', () => program.press('button', /^Get started$/u));
  await step('starter library', () => program.press('button', /^Start with it$/u));
  await step('groups skipped', () => program.press('button', /^Skip$/u));
  for (let count = 1; count <= ratings; count += 1) {
    await step(`rated ${count}`, async () => {
      await program.press('radio', /^4 stars$/u);
      await program.see('text', new RegExp(`^${count} of 10 rated`, 'u'));
      await program.press('button', /^Next/u);
    });
  }
  await program.press('button', /^Skip the rest$/u);
  await step('recommended', () => program.see('heading', /^For you$/u));
  await program.press('button', /^Train$/u);
  await program.press('button', /^Start training$/u);
  await step('trained', () => program.see('button', /^See what it recommends$/u, trainingPatienceMs));
}

/** It opens on the screen where it was left. */
async function secondStart(program: ShownProgram): Promise<void> {
  await step('opened again, with its run', () => program.see('heading', /^Run of /u));
  await step('ratings are kept', () => program.see('button', new RegExp(`^Diary ${ratings} rated$`, 'u')));
  await program.press('button', /^Home$/u);
  await step('recommends by it', () => program.see('heading', /^For you$/u));
}

const command = process.argv.slice(2);
if (command.length === 0) throw new Error('Name the program: npm run smoke -- /usr/bin/matinee');
const library = await mkdtemp(path.join(tmpdir(), 'matinee-smoke-'));
const bus = await startBus();
let program: ShownProgram | null = null;
try {
  for (const visit of [firstStart, secondStart]) {
    program = await ShownProgram.start(command, { bus: bus.address, library });
    await visit(program);
    await step('quit', () => program?.quit() ?? Promise.resolve());
  }
  console.log('The package does what it has to.');
} finally {
  program?.kill();
  bus.end();
  await rm(library, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
