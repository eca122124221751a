/** `npm run setup`: sets up the checkout, or says in one sentence why it can't; tries again what could not be had before. */
import { exitWithSentence } from './errors.ts';
import { runSetup } from './run-setup.ts';

try {
  await runSetup({ triesAgain: true });
} catch (error) {
  exitWithSentence(error);
}
