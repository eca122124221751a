// The interface of a child process that the supervisors of engine and jobs need, so that tests can replace it.
import { join } from 'node:path';
import { utilityProcess } from 'electron';

export type Child = {
  send: (message: unknown) => void;
  onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, with the exit code. */
  onExit: (listener: (code: number) => void) => void;
  /** Asks it to end, and kills it after two seconds. */
  kill: () => void;
};

const graceMs = 2000;

/**
 * Starts a script of out/main in a process of its own; `serviceName` is what task managers show, `environment` what it has
 * beside this one's.
 */
export function forkChild(script: string, serviceName: string, environment: NodeJS.ProcessEnv = {}): Child {
  const child = utilityProcess.fork(join(import.meta.dirname, script), [], {
    serviceName,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      const { pid } = child;
      child.kill();
      if (pid === undefined) return;
      const timer = setTimeout(() => {
        endForcibly(pid);
      }, graceMs);
      child.once('exit', () => {
        clearTimeout(timer);
      });
    },
  };
}

function endForcibly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // It has ended in the meantime.
  }
}
