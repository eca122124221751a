/** `npm run generate`: makes the code that is made from other files; set-up, check and build do the same first. */
import { exitWithSentence } from './setup/errors.ts';
import { provideGeneratedCode } from './setup/generate.ts';

try {
  await provideGeneratedCode();
} catch (error) {
  exitWithSentence(error);
}
