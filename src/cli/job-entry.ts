// A training's process of the command line.
import { serveJob } from '../engine/jobs/serve-job.ts';

process.on(
  'message',
  serveJob((message) => {
    process.send?.(message);
  }),
);
// Nobody is left to take the result over.
process.on('disconnect', () => process.exit(1));
