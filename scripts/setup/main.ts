/** `npm run setup`: sets up the checkout, or says in one sentence why it can't. */
import { exitWithSentence } from './errors.ts';
import { runSetup } from './run-setup.ts';

try {
  await runSetup();
} catch (error) {
  exitWithSentence(error);
}
