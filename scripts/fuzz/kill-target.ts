// Imports an archive as the command line does, in a process that is made to be killed; prints when it starts and when it is done.
import { openEngine } from '../../src/engine/engine.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';

const [libraryDirectory = '', path = ''] = process.argv.slice(2);
process.stdout.write('started\n');
const result = await runJob({ kind: 'import', path, libraryDirectory });
if (result.kind !== 'import') throw new Error('not an import');
const engine = openEngine({ libraryDirectory });
engine.adoptCatalogue(result.stagedFile);
engine.close();
process.stdout.write('done\n');
