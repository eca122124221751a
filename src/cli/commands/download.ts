// `download SET`: fetches a MovieLens set from GroupLens, once its terms are agreed to, and imports it.
import { Argument, type Command } from 'commander';
import { downloadSetSchema, downloadTerms, factsOf, type DownloadSet } from '../../contract/downloads.ts';
import { MatineeError } from '../../contract/errors.ts';
import { describeImport, importedToJson, importedToText } from '../output/imported.ts';
import { withoutModel } from './import.ts';
import type { Runner } from '../runner.ts';

export function addDownloadCommand(program: Command, run: Runner): void {
  program
    .command('download')
    .description('fetch a MovieLens archive from GroupLens and import it; an interrupted download goes on')
    .addArgument(new Argument('<set>', 'which one').choices(downloadSetSchema.options))
    .option('--accept-terms', 'agree to the terms of use, which are shown without it')
    .option(...withoutModel)
    .action((set: DownloadSet, options: { acceptTerms?: true; model: boolean }) =>
      run(async (context) => {
        if (options.acceptTerms !== true) {
          context.terminal.err(termsText(set));
          throw new MatineeError(
            'invalid-input',
            'Nothing was downloaded. Add --accept-terms if you agree to these terms.',
          );
        }
        const { downloadIntoLibrary, makeFirstImpression } = await import('../library-jobs.ts');
        const outcome = await downloadIntoLibrary(set, context, (progress) =>
          context.progress.show(progress.phase, describeImport(progress)),
        );
        const impression = options.model ? await makeFirstImpression(context) : null;
        context.print(importedToJson(outcome, impression), () => importedToText(outcome, impression));
      }),
    );
}

function termsText(set: DownloadSet): string {
  const { fileName, readmeUrl } = factsOf(set);
  const terms = downloadTerms.map((term) => `  - ${term}\n`).join('');
  return `${fileName} comes from GroupLens, University of Minnesota, under these terms:\n${terms}In full: ${readmeUrl}\n\n`;
}
