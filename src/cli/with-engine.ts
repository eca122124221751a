// Opens the engine for one piece of work and always closes it.
import type { Engine } from '../engine/engine.ts';
import type { CommandContext } from './runner.ts';
import type { Terminal } from './terminal.ts';

export async function withEngine<T>(
  { libraryDirectory, terminal }: Pick<CommandContext, 'libraryDirectory' | 'terminal'>,
  work: (engine: Engine) => T | Promise<T>,
): Promise<T> {
  const { openEngine } = await import('../engine/engine.ts');
  const engine = openEngine({ libraryDirectory });
  try {
    const result = await work(engine);
    const { catalogue } = await engine.handlers['library:overview']({});
    if (catalogue?.isSimulated === true) warnOfSimulation(terminal);
    return result;
  } finally {
    engine.close();
  }
}

/** Warns that results come from simulated ratings. */
export function warnOfSimulation(terminal: Terminal): void {
  terminal.err('Note: the ratings of this library are simulated, not given by people.\n');
}
