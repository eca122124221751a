/**
 * `npm run smoke:debian -- FILE.deb`, as root on a Debian or Ubuntu with debootstrap: makes a bare Debian in a folder, installs the
 * package there with apt, goes through it as an ordinary user, removes it, and looks for what it left. MATINEE_DEBIAN names a bare
 * Debian that is there already; it is used as it is, and stays.
 */
import { chmod, copyFile, mkdir, mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';

const release = 'bookworm';
/** Of the test, not of the package: a screen, buses, busctl, and what Node needs. */
const tools = ['xvfb', 'dbus', 'at-spi2-core', 'systemd', 'ca-certificates'];
const user = 'ada';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the package: npm run smoke:debian -- dist/Matinee.deb');
if (process.getuid?.() !== 0) throw new Error('Only root can make a Debian and change into it.');
const root = process.env['MATINEE_DEBIAN'] ?? (await mkdtemp(path.join(tmpdir(), 'matinee-debian-')));
const mounted: string[] = [];

async function must(program: string, args: readonly string[], env?: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, env === undefined ? {} : { env });
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  return stdout;
}

const inside = (...command: string[]): Promise<string> =>
  must('chroot', [root, ...command], { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' });

async function mount(source: string, ...options: string[]): Promise<void> {
  const target = path.join(root, source);
  if ((await stat(source)).isDirectory()) {
    await mkdir(target, { recursive: true });
  } else {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, '', { flag: 'a' });
  }
  await must('mount', [...options, source, target]);
  mounted.push(target);
}

async function makeDebian(): Promise<void> {
  await must('debootstrap', ['--variant=minbase', release, root]);
  await chmod(root, 0o755); // A temporary folder is for its owner alone, and this one is the user's whole system.
}

async function prepare(): Promise<void> {
  await mount('/proc', '--bind');
  await mount('/dev', '--bind');
  await mount('/dev/shm', '--bind');
  await mount(projectRoot, '--bind', '--options=ro');
  await mount(process.execPath, '--bind', '--options=ro');
}

/** Everything on the disk but what changes by itself. */
async function filesInside(): Promise<Set<string>> {
  const skipped = ['proc', 'dev', 'tmp', 'home', 'var/log', 'var/cache', 'var/lib/apt', 'var/lib/dpkg'];
  const prune = [...skipped.map((each) => `/${each}`), projectRoot, process.execPath].flatMap(
    (each, place) => (place === 0 ? ['-path', each] : ['-o', '-path', each]),
  );
  const text = await inside('find', '/', '(', ...prune, ')', '-prune', '-o', '-print');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

async function goThrough(): Promise<void> {
  await inside('useradd', '--create-home', user);
  const program = [
    path.join(projectRoot, 'node_modules/.bin/tsx'),
    'scripts/smoke/main.ts',
    '/usr/bin/matinee',
  ];
  const script = `cd "${projectRoot}" && HOME=/home/${user} exec ${program.join(' ')}`;
  console.log(await must('chroot', [`--userspec=${user}:${user}`, root, 'sh', '-c', script]));
}

/** What dpkg's triggers wrote into common files. */
async function mentions(): Promise<string> {
  const { stdout } = await run('chroot', [
    root,
    'grep',
    '-ril',
    'matinee',
    '/usr/share',
    '/etc',
    '/var/lib/dpkg/info',
  ]);
  return stdout.trim();
}

/** Removes the Debian, unless something of this computer is still mounted in it. */
async function putAway(): Promise<void> {
  for (const target of mounted.toReversed()) await must('umount', [target]);
  if (process.env['MATINEE_DEBIAN'] === undefined) await must('rm', ['-rf', '--one-file-system', root]);
}

try {
  if (process.env['MATINEE_DEBIAN'] === undefined) await makeDebian();
  await prepare();
  await inside('apt-get', 'update');
  await inside('apt-get', 'install', '--yes', '--no-install-recommends', ...tools);
  await copyFile(file, path.join(root, 'tmp/matinee.deb'));
  const before = await filesInside();
  await inside('apt-get', 'install', '--yes', '/tmp/matinee.deb');
  const missing = (await inside('ldd', '/opt/matinee/matinee')).match(/^.*not found.*$/gmu);
  if (missing !== null) throw new Error(`Libraries are missing: ${missing.join(', ')}`);
  const name = (await inside('dpkg-deb', '--field', '/tmp/matinee.deb', 'Package')).trim();
  console.log(await inside('dpkg-query', '--show', name));
  await goThrough();
  await inside('apt-get', 'purge', '--yes', name);
  await inside('apt-get', 'autoremove', '--purge', '--yes');
  const left = [...(await filesInside())].filter((each) => !before.has(each) && /matinee/iu.test(each));
  const mentioned = await mentions();
  if (left.length > 0 || mentioned !== '') throw new Error(`It left ${[...left, mentioned].join(', ')}.`);
  console.log('It is installed, works, and leaves nothing.');
} finally {
  await putAway();
}
