// `import PATH`: imports an archive as the new catalogue, or adds movie details to the current one.
import type { Command } from 'commander';
import { describeImport, importedToJson, importedToText } from '../output/imported.ts';
import type { Runner } from '../runner.ts';

/** Of a command that imports. */
export const withoutModel = [
  '--no-model',
  'leave out the first impression, the model that recommends until `train` has made one',
] as const;

export function addImportCommand(program: Command, run: Runner): void {
  program
    .command('import')
    .description(
      'read a MovieLens archive, a .zip or the folder it was unpacked to, or a movies_metadata.csv',
    )
    .argument('<path>', 'the archive or the table')
    .option(...withoutModel)
    .action((path: string, { model }: { model: boolean }) =>
      run(async (context) => {
        const { importIntoLibrary, makeFirstImpression } = await import('../library-jobs.ts');
        const outcome = await importIntoLibrary(path, context, (progress) =>
          context.progress.show(progress.phase, describeImport(progress)),
        );
        const impression = model ? await makeFirstImpression(context) : null;
        context.print(importedToJson(outcome, impression), () => importedToText(outcome, impression));
      }),
    );
}
