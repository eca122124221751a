/** `npm run setup`: sets up the checkout, or says in one sentence why it can't. */
import { exitWithSentence } from './exit.ts';
import { runSetup } from './run-setup.ts';

try {
  await runSetup();
} catch (error) {
  exitWithSentence(error);
}
