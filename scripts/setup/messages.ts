/** Compiles the messages of the window in every language into typed functions, if their files are newer. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { listFiles } from './files.ts';
import { projectRoot } from './project.ts';

const output = 'src/messages';

/** @throws SetupError if a message can't be read */
export async function provideMessages(): Promise<void> {
  if (await isUpToDate()) return;
  try {
    // Not above: the compiler takes half a second to load, and is rarely needed.
    const { compile } = await import('@inlang/paraglide-js');
    await compile({
      project: path.join(projectRoot, 'project.inlang'),
      outdir: path.join(projectRoot, output),
      strategy: ['globalVariable', 'baseLocale'],
      outputStructure: 'locale-modules',
      emitTsDeclarations: true,
      emitReadme: false,
    });
  } catch (error) {
    throw new SetupError(`The messages could not be compiled: ${String(error)}`);
  }
}

async function isUpToDate(): Promise<boolean> {
  const sources = ['package-lock.json', 'project.inlang/settings.json'];
  for (const file of await listFiles(path.join(projectRoot, 'messages'))) {
    sources.push(path.join('messages', file));
  }
  try {
    const made = await changedAtMs(path.join(output, 'messages.js'));
    const changed = await Promise.all(sources.map(changedAtMs));
    return Math.max(...changed) < made;
  } catch {
    return false;
  }
}

async function changedAtMs(file: string): Promise<number> {
  return (await stat(path.join(projectRoot, file))).mtimeMs;
}
