// Opens the engine on a library for one piece of work and closes it whatever happens.
import type { Engine } from '../engine/engine.ts';

export async function withEngine<T>(
  libraryDirectory: string,
  work: (engine: Engine) => T | Promise<T>,
): Promise<T> {
  const { openEngine } = await import('../engine/engine.ts');
  const engine = openEngine({ libraryDirectory });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}
