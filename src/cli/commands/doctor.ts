// `doctor`: what runs here, which versions, what the library holds, and what is missing.
import type { Command } from 'commander';
import { MatineeError } from '../../contract/errors.ts';
import type { Diagnosis } from '../../engine/diagnostics/diagnose.ts';
import { describeTensorflow } from '../../engine/diagnostics/tensorflow-words.ts';
import { renderFacts } from '../output/table.ts';
import { formatCount, formatCountOf } from '../output/words.ts';
import type { Runner } from '../runner.ts';

export function addDoctorCommand(program: Command, run: Runner): void {
  program
    .command('doctor')
    .description('report what runs here, what the library holds and what is missing')
    .action(() =>
      run(async (context) => {
        const { diagnose } = await import('../../engine/diagnostics/diagnose.ts');
        const diagnosis = await diagnose(context.libraryDirectory);
        context.print(diagnosis, () => toText(diagnosis));
        if (!diagnosis.isHealthy) throw new MatineeError('internal', describeProblems(diagnosis));
      }),
    );
}

function toText({ version, node, platform, arch, sqlite, tensorflow, library }: Diagnosis): string {
  return renderFacts([
    ['Matinee', version],
    ['Node', `${node} on ${platform} ${arch}`],
    ['SQLite', sqlite.problem ?? `${sqlite.sqlite}, by better-sqlite3 ${sqlite.package}`],
    ['TensorFlow', describeTensorflow(tensorflow)],
    ['Library', library.directory],
    ['Catalogue', describeCatalogue(library)],
    ['Models', formatCount(library.models)],
    ['Diary', library.diaryBytes === 0 ? 'none yet' : formatMegabytes(library.diaryBytes)],
  ]);
}

function problemsOf({ problems }: Diagnosis['library']): string[] {
  return Object.values(problems).flat();
}

function describeCatalogue({ catalogue, catalogueBytes, problems }: Diagnosis['library']): string {
  if (problems.catalogue.length > 0) return 'damaged';
  if (catalogue === null) return catalogueBytes === 0 ? 'none yet' : 'can’t be read without SQLite';
  const kind = catalogue.isSimulated ? 'simulated rating' : 'rating';
  return `${catalogue.name}: ${formatCountOf(catalogue.movies, 'movie')}, ${formatCountOf(catalogue.ratings, kind)}, ${formatMegabytes(catalogueBytes)}`;
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function describeProblems({ sqlite, tensorflow, library }: Diagnosis): string {
  const native = [sqlite.problem, tensorflow.problem].filter((problem) => problem !== null);
  if (native.length > 0) return `${native.join(' ')} Install Matinee again, or run its set-up.`;
  return problemsOf(library).join('\n');
}
