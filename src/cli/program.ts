// Assembles the commands, runs one and maps errors to exit codes.
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import type { ErrorCode } from '../contract/error-codes.ts';
import { MatineeError, toErrorInfo } from '../contract/errors.ts';
import { addArtistCommand } from './commands/artist.ts';
import { addAskCommand } from './commands/ask.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addDiaryCommand, addWatchCommand } from './commands/diary.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDownloadCommand } from './commands/download.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addExportCommand } from './commands/export.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addImportCommand } from './commands/import.ts';
import { addListsCommand } from './commands/lists.ts';
import { addPredictCommand } from './commands/predict.ts';
import { addRateCommand } from './commands/rate.ts';
import { addRecommendCommand } from './commands/recommend.ts';
import { addRecoverCommand } from './commands/recover.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addSimilarCommand } from './commands/similar.ts';
import { addTrainCommand } from './commands/train.ts';
import { runJob } from '../engine/jobs/run-job.ts';
import { createRunner, type RunTraining } from './runner.ts';
import { showingControls, type Terminal } from './terminal.ts';

/** 0: done; 1: failed, with a sentence on stderr; 2: usage error. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command that `args` name (without node and script), trainings by `runTraining`. Never rejects. */
export async function runCli(
  args: readonly string[],
  anyTerminal: Terminal,
  runTraining: RunTraining = runJob,
): Promise<ExitCode> {
  const terminal = showingControls(anyTerminal);
  try {
    await createProgram(terminal, runTraining).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`${describe(error)}\n`);
    return 1;
  }
}

function createProgram(terminal: Terminal, runTraining: RunTraining): Command {
  const program = new Command('matinee')
    .description('Your own private movie recommender, without its window.')
    .version(version)
    .option('--library <directory>', 'the library to work on (default: the app’s own)')
    .option('--json', 'print one JSON object to stdout instead of tables')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see what is possible.')
    .helpCommand(true)
    .exitOverride();
  const run = createRunner(program, terminal, runTraining);
  addImportCommand(program, run);
  addDownloadCommand(program, run);
  addTrainCommand(program, run);
  addEvaluateCommand(program, run);
  addRecommendCommand(program, run);
  addSimilarCommand(program, run);
  addAskCommand(program, run);
  addArtistCommand(program, run);
  addPredictCommand(program, run);
  addRateCommand(program, run);
  addWatchCommand(program, run);
  addDiaryCommand(program, run);
  addHistoryCommand(program, run);
  addListsCommand(program, run);
  addExportCommand(program, run);
  addBackupCommands(program, run);
  addRecoverCommand(program, run);
  addRunsCommand(program, run);
  addDoctorCommand(program, run);
  return program;
}

/** Adds the command that helps to the engine's error message. */
const remedies: Partial<Record<ErrorCode, string>> = {
  'no-library': 'run `import PATH` or `download latest-small`',
  'no-model': 'run `train`',
};

function describe(error: unknown): string {
  const { code, message } = toErrorInfo(error);
  const remedy = remedies[code];
  if (remedy !== undefined) return message.replace(/\.?$/, `: ${remedy}.`);
  if (code !== 'internal' || error instanceof MatineeError) return message;
  if (process.env['MATINEE_DEBUG'] && error instanceof Error && error.stack) return error.stack;
  return `${message} (MATINEE_DEBUG=1 shows where).`;
}
