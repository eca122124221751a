// `import PATH`: imports an archive as the new catalogue, or adds movie details to the current one.
import type { Command } from 'commander';
import { describeImport, importedToJson, importedToText } from '../output/imported.ts';
import type { Runner } from '../runner.ts';

export function addImportCommand(program: Command, run: Runner): void {
  program
    .command('import')
    .description(
      'read a MovieLens archive, a .zip or the folder it was unpacked to, or a movies_metadata.csv',
    )
    .argument('<path>', 'the archive or the table')
    .action((path: string) =>
      run(async (context) => {
        const { importIntoLibrary } = await import('../library-jobs.ts');
        const outcome = await importIntoLibrary(path, context, (progress) =>
          context.progress.show(progress.phase, describeImport(progress)),
        );
        context.print(importedToJson(outcome), () => importedToText(outcome));
      }),
    );
}
