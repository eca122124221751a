/** Builds the app into out/, when its sources are newer than what is there. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../setup/files.ts';
import { provideGeneratedCode } from '../setup/generate.ts';
import { run } from '../setup/process.ts';
import { packageProgram } from '../setup/programs.ts';
import { secondsSince } from '../setup/progress.ts';
import { projectRoot } from '../setup/project.ts';
import { SetupError } from '../setup/errors.ts';

const sourceFolders = ['src'];
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'svelte.config.js'];
const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** @throws SetupError with the bundler's output when the build fails */
export async function buildApp(): Promise<void> {
  await provideGeneratedCode();
  if (await isUpToDate()) return;
  const startMs = Date.now();
  const [bin, ...args] = packageProgram('electron-vite');
  const { code, stdout, stderr } = await run(bin, [...args, 'build'], { cwd: projectRoot });
  if (code !== 0) throw new SetupError(`The app could not be built:\n${stdout}${stderr}`);
  console.log(`Built the app in ${secondsSince(startMs)}.`);
}

async function isUpToDate(): Promise<boolean> {
  const sources = [...sourceFiles];
  for (const folder of sourceFolders) {
    const files = await listFiles(path.join(projectRoot, folder));
    sources.push(
      ...files.filter((file) => !file.endsWith('.test.ts')).map((file) => path.join(folder, file)),
    );
  }
  try {
    const newestSource = Math.max(...(await timesOf(sources)));
    return newestSource < Math.min(...(await timesOf(outputs)));
  } catch {
    return false;
  }
}

function timesOf(files: readonly string[]): Promise<number[]> {
  return Promise.all(files.map(async (file) => (await stat(path.join(projectRoot, file))).mtimeMs));
}
