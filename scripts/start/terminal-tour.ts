/** The main job without a window: the starter library, a training, recommendations and similar movies. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { packageProgram } from '../setup/programs.ts';
import { projectRoot } from '../setup/project.ts';
import { starterFolder } from '../setup/starter.ts';
import { runInForeground } from '../testing/suites.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';

/** A simulated viewer of the starter library, and a movie in it that most people know. */
const viewer = '7';
const knownMovie = 'Toy Story';

interface Stop {
  readonly says: string;
  readonly args: readonly string[];
}

const stops: readonly Stop[] = [
  {
    says: 'Training on the starter library: real movies, simulated viewers and ratings',
    args: ['train', '--epochs', '12'],
  },
  {
    says: `Ten movies for viewer ${viewer} (simulated), with the stars they would give`,
    args: ['recommend', '--user', viewer, '-n', '10'],
  },
  { says: `Movies like ${knownMovie}`, args: ['similar', knownMovie, '-n', '10'] },
];

/** Runs the tour, and says why it is not the window; gives the exit code. */
export async function showInTerminal(): Promise<number> {
  console.log('\nThere is no display here, so this shows in the terminal what Matinee does in its window.');
  const code = await tourInTerminal();
  if (code !== 0) return code;
  console.log(
    '\nTo open the window, run "npm start" as an ordinary user in a desktop session, or over SSH with X forwarding (ssh -X).',
  );
  return 0;
}

/** The tour on a copy of the starter library, so that nobody's own is touched, by `node`; gives the exit code. */
export async function tourInTerminal(node: string = process.execPath): Promise<number> {
  const [, ...tsx] = packageProgram('tsx');
  const library = await mkdtemp(path.join(os.tmpdir(), 'matinee-tour-'));
  try {
    await copyFile(path.join(starterFolder, 'catalogue.db'), path.join(library, 'catalogue.db'));
    // A library that has a catalogue and no diary counts as one that has lost it.
    const { diary, backups } = libraryPaths(library);
    openDiary(diary, { backups }).close();
    for (const { says, args } of stops) {
      console.log(`\n${says}\n$ npm run --silent matinee -- ${args.map(quoted).join(' ')}\n`);
      const code = await runInForeground([node, ...tsx, cliEntry, '--library', library, ...args]);
      if (code !== 0) return code;
    }
  } finally {
    await rm(library, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return 0;
}

const cliEntry = path.join(projectRoot, 'src', 'cli', 'main.ts');

function quoted(argument: string): string {
  return argument.includes(' ') ? `"${argument}"` : argument;
}
