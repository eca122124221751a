// `npm run mutations [-- part of a name]`: takes each guard away in a copy of the project, one at a time, and says whether a test notices.
import { guards } from './mutations/guards.ts';
import { Workshop } from './mutations/workshop.ts';
import { secondsSince } from './setup/progress.ts';

const [, , wanted = ''] = process.argv;
const chosen = guards.filter(({ name }) => name.includes(wanted));

async function main(): Promise<void> {
  const workshop = await Workshop.create();
  const missed: string[] = [];
  try {
    // A test that fails anyway proves nothing.
    for (const suite of ['src', 'scripts', 'tests/integration', 'tests/e2e']) {
      const tests = [...new Set(chosen.map(({ test }) => test))].filter((test) =>
        test.startsWith(`${suite}/`),
      );
      if (tests.length > 0 && !(await workshop.pass(tests))) {
        throw new Error(
          `These tests have to pass with all guards in place: ${tests.join(', ')}\n${workshop.said}`,
        );
      }
    }
    for (const guard of chosen) {
      const startMs = Date.now();
      const isMissed = await workshop.without(guard, () => workshop.pass([guard.test]));
      if (isMissed) missed.push(guard.name);
      const outcome = isMissed ? '✗ missed' : '✓ caught';
      console.log(`${outcome}  ${guard.name.padEnd(38)} ${guard.test}  ${secondsSince(startMs)}`);
    }
  } finally {
    await workshop.remove();
  }
  console.log(
    `${chosen.length - missed.length} of ${chosen.length} guards can’t be taken away without a test that notices.`,
  );
  if (missed.length > 0) throw new Error(`No test notices without: ${missed.join(', ')}.`);
}

await main();
