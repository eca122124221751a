// Imports one archive and takes it over, as the command line does; made to be killed. Says on stdout when it starts and when it is done.
import { openEngine } from '../../src/engine/engine.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';

const [libraryDirectory = '', path = ''] = process.argv.slice(2);
process.stdout.write('started\n');
const result = await runJob({ kind: 'import', path, libraryDirectory });
if (result.kind !== 'import') throw new Error('the import came back as another job');
const engine = openEngine({ libraryDirectory });
engine.adoptCatalogue(result.stagedFile);
engine.close();
process.stdout.write('done\n');
