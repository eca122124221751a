// What a job's process does: runs the job it is sent, and reports progress, then its result or its error.
import { toErrorInfo } from '../../contract/errors.ts';
import type { RunJobOptions } from './job-options.ts';
import { toJobMessageSchema, type FromJobMessage, type JobSpec } from './job-protocol.ts';
import { runJob } from './run-job.ts';

/** Answers what the process receives; whoever started it ends it, when it has taken over the result. */
export function serveJob(
  send: (message: FromJobMessage) => void,
  { fetch }: Pick<RunJobOptions, 'fetch'> = {},
): (received: unknown) => void {
  const abort = new AbortController();
  const stop = new AbortController();

  async function work(spec: JobSpec): Promise<void> {
    try {
      const result = await runJob(spec, {
        ...{ signal: abort.signal, stop: stop.signal, fetch },
        onProgress: (progress) => {
          send({ type: 'progress', progress });
        },
      });
      send({ type: 'done', result });
    } catch (error) {
      send({ type: 'failed', error: toErrorInfo(error) });
    }
  }

  return (received) => {
    const message = toJobMessageSchema.parse(received);
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
  };
}
