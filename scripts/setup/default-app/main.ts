/**
 * The application that a bare Electron runs when it is given a path: it does what Electron's own default_app.asar does,
 * for a runtime that comes without one.
 */
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

interface Arguments {
  readonly preloadedModules: readonly string[];
  readonly target: string | undefined;
}

interface PackageFile {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly desktopName?: string;
  readonly main?: string;
}

/** The methods that Electron keeps for its own default app: they are there, but not in its public types. */
const electron = app as typeof app & {
  setVersion: (version: string) => void;
  setAppPath: (folder: string) => void;
  setDesktopName: (name: string) => void;
};

/** Reads `[-r MODULE]... [--switch]... PATH`; everything behind the path belongs to the application. */
function readArguments(argv: readonly string[]): Arguments {
  const preloadedModules: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      index++;
      const module = argv[index];
      if (module !== undefined) preloadedModules.push(module);
    } else if (!argument.startsWith('-')) {
      return { preloadedModules, target: argument };
    }
  }
  return { preloadedModules, target: undefined };
}

function readPackageFile(folder: string): PackageFile {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return {};
  // Electron's own default app trusts the developer's package.json in the same way.
  return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
}

async function openTarget(target: string): Promise<void> {
  const root = path.resolve(target);
  const packageFile = readPackageFile(root);
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
  electron.setAppPath(existsSync(path.join(root, 'package.json')) ? root : path.dirname(entry));
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  await import(pathToFileURL(entry).href);
}

const { preloadedModules, target } = readArguments(process.argv.slice(1));
if (preloadedModules.length > 0) {
  // Node keeps this internal, but it is how `node -r` works and what Playwright's loader counts on.
  const loader = Module as typeof Module & { _preloadModules: (modules: readonly string[]) => void };
  loader._preloadModules(preloadedModules);
}
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
