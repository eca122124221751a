// The way through the first start: welcome, a library, kinds of movies, a few ratings, and then Home.
import { m } from '../../../messages/messages.js';
import type { Overview } from '../../../contract/library.ts';
import { router } from '../../state/router.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';

export type Step = 'welcome' | 'library' | 'groups' | 'ratings';

/** The steps in their order, as the person sees them named. */
export function namedSteps(): readonly { readonly step: Step; readonly name: string }[] {
  return [
    { step: 'welcome', name: m.onboarding_step_welcome() },
    { step: 'library', name: m.onboarding_step_library() },
    { step: 'groups', name: m.onboarding_step_groups() },
    { step: 'ratings', name: m.onboarding_step_ratings() },
  ];
}

/** The step that Back leads to; null at the first. */
export function stepBefore(step: Step): Step | null {
  switch (step) {
    case 'welcome':
      return null;
    case 'library':
      return 'welcome';
    case 'groups':
      return 'library';
    case 'ratings':
      return 'groups';
  }
}

/** Where to begin: later on only the kinds of movies and the ratings are wanted, if there is anything to rate. */
export function firstStep(overview: Overview | null): Step {
  if (overview?.settings.onboardingDone !== true) return 'welcome';
  return overview.catalogue === null ? 'library' : 'groups';
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
    toastFailure(m.onboarding_finish_failed(), error);
  }
}
