/** `npm run check`: format, lint, types and dead code, without the tests. */
import { runChecks } from './testing/checks.ts';

const results = await runChecks();
const failed = results.filter(({ passed }) => !passed);
console.log(
  failed.length === 0 ? 'All checks passed.' : `${failed.length} of ${results.length} checks failed.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
