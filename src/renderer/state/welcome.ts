// Whether the welcome fills the window: at the first start, and where it was opened again.
import { router } from './router.svelte.ts';
import { session } from './session.svelte.ts';

/** From within the welcome no way leads to other screens but its own. */
export function isWelcome(): boolean {
  return session.overview?.settings.onboardingDone === false || router.route.name === 'welcome';
}
