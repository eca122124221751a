// A job's process in the app.
import { net } from 'electron';
import { serveJob } from '../../engine/jobs/serve-job.ts';

const answer = serveJob(
  (message) => {
    process.parentPort.postMessage(message);
  },
  { fetch: (url, init) => net.fetch(url, init) },
);
process.parentPort.on('message', ({ data }) => {
  answer(data);
});
