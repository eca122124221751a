// The way through the first start: welcome, a library, a few ratings, and then Home.
import type { Overview } from '../../../contract/library.ts';
import { router } from '../../state/router.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../ui/toasts.ts';

export type Step = 'welcome' | 'library' | 'ratings';

/** The steps in their order, as the person sees them named. */
export const steps: readonly { readonly step: Step; readonly name: string }[] = [
  { step: 'welcome', name: 'Welcome' },
  { step: 'library', name: 'Your library' },
  { step: 'ratings', name: 'First ratings' },
];

/** Where to begin: later on only the rating round is wanted, if there is anything to rate. */
export function firstStep(overview: Overview | null): Step {
  if (overview?.settings.onboardingDone !== true) return 'welcome';
  return overview.catalogue === null ? 'library' : 'ratings';
}

/** Ends the welcome for good and opens Home, or Train where a library has no model yet. */
export async function finishOnboarding(
  next: 'home' | 'train' | 'import' | 'history' = 'home',
): Promise<void> {
  router.replace({ name: next });
  if (session.overview?.settings.onboardingDone === true) return;
  try {
    await session.updateSettings({ onboardingDone: true });
  } catch (error) {
    toastFailure('That you have seen the welcome could not be saved', error);
  }
}
