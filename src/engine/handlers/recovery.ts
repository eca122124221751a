// Answers about what is wrong with a library that is open. One that is not is answered for by library-host.ts.
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { SessionContext } from '../session/context.ts';
import { examineHealth } from '../session/health.ts';

export function recoveryAnswers(context: SessionContext) {
  return {
    'recovery:look': () => ({ recovery: null }),
    'recovery:recover': () => {
      throw new MatineeError(
        'invalid-input',
        'The diary can be used as it is, so nothing was changed. To go back to a backup, restore it.',
      );
    },
    'library:health': () => examineHealth(context),
  } satisfies Partial<Handlers<'engine'>>;
}
