// A job's process: runs the job it is sent, and reports progress, then its result or its error.
import { net } from 'electron';
import { toErrorInfo } from '../../contract/errors.ts';
import { toJobMessageSchema, type FromJobMessage, type JobSpec } from '../../engine/jobs/job-protocol.ts';
import { runJob } from '../../engine/jobs/run-job.ts';

const abort = new AbortController();
const stop = new AbortController();

process.parentPort.on('message', (event) => {
  const message = toJobMessageSchema.parse(event.data);
  switch (message.type) {
    case 'start':
      void work(message.spec);
      break;
    case 'abort':
      abort.abort();
      break;
    case 'stop':
      stop.abort();
      break;
  }
});

function send(message: FromJobMessage): void {
  process.parentPort.postMessage(message);
}

/** Does not end the process: main does, when it has taken over the result. */
async function work(spec: JobSpec): Promise<void> {
  try {
    const result = await runJob(spec, {
      signal: abort.signal,
      stop: stop.signal,
      fetch: (url, init) => net.fetch(url, init),
      onProgress: (progress) => {
        send({ type: 'progress', progress });
      },
    });
    send({ type: 'done', result });
  } catch (error) {
    send({ type: 'failed', error: toErrorInfo(error) });
  }
}
