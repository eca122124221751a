/** Compiles the messages of the window in every language into typed functions, if their files are newer. */
import path from 'node:path';
import { SetupError } from './errors.ts';
import { listFiles } from './files.ts';
import { isMadeAfter } from './made-after.ts';
import { projectRoot } from './project.ts';

const output = 'src/messages';

/** @throws SetupError if a message can't be read */
export async function provideMessages(): Promise<void> {
  const sources = (await listFiles(path.join(projectRoot, 'messages'))).map((file) =>
    path.join('messages', file),
  );
  const made = path.join(output, 'messages.js');
  if (await isMadeAfter(made, ['package-lock.json', 'project.inlang/settings.json', ...sources])) return;
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
