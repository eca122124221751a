// `recover`: says what can be recovered of a library whose diary can't be used, and does what was chosen.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { MatineeError } from '../../contract/errors.ts';
import type { Recovered, Recovery, RecoveryChoice } from '../../contract/recovery.ts';
import { libraryPaths } from '../../engine/library/library-paths.ts';
import { conditionWords } from '../../engine/library/recovery/condition-words.ts';
import { renderTable } from '../output/table.ts';
import { formatCountOf, formatTime } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type Options = { readable?: true; backup?: string; empty?: true };

export function addRecoverCommand(program: Command, run: Runner): void {
  program
    .command('recover')
    .description('show what can be recovered of a diary that can’t be used; with a choice, do it')
    .option('--readable', 'save what can be read of the damaged diary')
    .option('--backup <file>', 'take a backup, by its path or its name in the backups folder')
    .option('--empty', 'start with an empty diary')
    .action((options: Options, command: Command) => {
      const choices = Object.keys(options).length;
      if (choices > 1) command.error('error: choose one of --readable, --backup FILE and --empty');
      return run(async (context) => {
        const { libraryDirectory } = context;
        const { lookAtDiary, recover } = await import('../../engine/session/recovery.ts');
        if (choices === 0) {
          const recovery = lookAtDiary(libraryDirectory);
          context.print({ recovery }, () => describe(recovery, context.terminal.width));
          if (recovery === null) return;
          throw new MatineeError('library-damaged', 'Nothing was changed, and nothing is recovered yet.');
        }
        const recovered = recover(libraryDirectory, choiceOf(options, libraryDirectory));
        await withEngine(context, (engine) => {
          engine.activateBestRun();
        });
        context.print(recovered, () => describeRecovered(recovered));
      });
    });
}

function choiceOf({ readable, backup }: Options, libraryDirectory: string): RecoveryChoice {
  if (readable === true) return { kind: 'readable' };
  if (backup === undefined) return { kind: 'empty' };
  const inFolder = join(libraryPaths(libraryDirectory).backups, backup);
  const path = existsSync(resolve(backup)) ? resolve(backup) : inFolder;
  if (existsSync(path)) return { kind: 'backup', path };
  throw new MatineeError(
    'file-not-found',
    `There is no backup ${backup}: \`recover\` lists those of the library.`,
  );
}

function describe(recovery: Recovery | null, width: number | null): string {
  if (recovery === null) {
    return 'The diary can be used as it is; there is nothing to recover. `doctor` looks at the other parts.\n';
  }
  const { condition, file, readable, backups } = recovery;
  const lines = [`The diary ${file} ${conditionWords[condition]}. Choose:`];
  if (readable !== null) {
    lines.push(
      `  recover --readable       saves what can be read: ${formatCountOf(readable.ratings, 'rating')}`,
    );
  }
  if (backups.length > 0) lines.push('  recover --backup FILE    takes one of the backups below');
  lines.push('  recover --empty          starts with an empty diary');
  lines.push('What is there now is moved to a folder of its own, and stays there until you delete it.');
  if (backups.length === 0) return `${lines.join('\n')}\n`;
  const table = renderTable(
    backups,
    [
      { heading: 'Made', value: ({ madeAtMs }) => formatTime(madeAtMs) },
      { heading: 'Ratings', value: ({ ratings }) => String(ratings), align: 'right' },
      {
        heading: 'Last rated',
        value: ({ lastRatedAtMs }) => (lastRatedAtMs === null ? 'never' : formatTime(lastRatedAtMs)),
      },
      { heading: 'File', value: ({ path }) => path },
    ],
    width,
  );
  return `${lines.join('\n')}\n\n${table}`;
}

function describeRecovered({ ratings, marks, setAside }: Recovered): string {
  const what = `The diary has ${formatCountOf(ratings, 'rating')} and ${formatCountOf(marks, 'mark')} now.`;
  return setAside === null ? `${what}\n` : `${what} What was there before is in ${setAside}.\n`;
}
