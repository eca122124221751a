/** `npm run messages`: compiles the window's messages; set-up, check and build do the same first. */
import { exitWithSentence } from './setup/errors.ts';
import { provideMessages } from './setup/messages.ts';

try {
  await provideMessages();
} catch (error) {
  exitWithSentence(error);
}
