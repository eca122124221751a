/** The application of a bare Electron that is given a path: does what Electron's own default_app.asar does, which the fallback lacks. */
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

interface PackageFile {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly desktopName?: string;
}

/** Electron has these methods for its own default app, but not in its public types. */
const electron = app as typeof app & {
  setVersion: (version: string) => void;
  setAppPath: (folder: string) => void;
  setDesktopName: (name: string) => void;
};
/** Node keeps this internal, but it is how `node -r` works, and Playwright's loader needs it. */
const loader = Module as typeof Module & { _preloadModules: (modules: readonly string[]) => void };

/** Reads `[-r MODULE]... [--switch]... PATH`; everything after the path belongs to the application. */
function readArguments(argv: readonly string[]): { modules: readonly string[]; target: string | undefined } {
  const modules: string[] = [];
  let isModule = false;
  for (const argument of argv) {
    if (isModule) modules.push(argument);
    else if (!argument.startsWith('-')) return { modules, target: argument };
    isModule = !isModule && ['-r', '--require'].includes(argument);
  }
  return { modules, target: undefined };
}

async function openTarget(target: string): Promise<void> {
  const root = path.resolve(target);
  const file = path.join(root, 'package.json');
  const isPackage = existsSync(file);
  // Electron's own default app trusts the developer's package.json in the same way.
  const packageFile = isPackage ? (JSON.parse(readFileSync(file, 'utf8')) as PackageFile) : {};
  if (packageFile.version !== undefined) electron.setVersion(packageFile.version);
  const name = packageFile.productName ?? packageFile.name;
  if (name !== undefined) {
    app.name = name;
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', path.join(app.getPath('appData'), name));
    }
  }
  if (process.platform === 'linux') electron.setDesktopName(packageFile.desktopName ?? `${app.name}.desktop`);
  const entry = Module.createRequire(pathToFileURL(path.join(root, 'index.js'))).resolve(root);
  electron.setAppPath(isPackage ? root : path.dirname(entry));
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  await import(pathToFileURL(entry).href);
}

const { modules, target } = readArguments(process.argv.slice(1));
if (modules.length > 0) loader._preloadModules(modules);
if (target === undefined) {
  console.error('Electron was started without an application: pass the folder of one.');
  app.exit(1);
} else {
  try {
    await openTarget(target);
  } catch (error) {
    console.error(`The application in ${target} could not be started.`, error);
    app.exit(1);
  }
}
