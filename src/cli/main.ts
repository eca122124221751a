// The command line's entry: `npm run --silent matinee -- COMMAND`.
import { runJobApart } from './job-process.ts';
import { runCli } from './program.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), runJobApart);
