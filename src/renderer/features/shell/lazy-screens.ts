// The screens that are loaded only when they are opened.
import type { Component } from 'svelte';

export type LazyScreenName = 'train' | 'import' | 'welcome';

const screens = import.meta.glob<{ default: Component }>([
  '../train/TrainScreen.svelte',
  '../import/ImportScreen.svelte',
  '../onboarding/Onboarding.svelte',
]);
const files: Readonly<Record<LazyScreenName, string>> = {
  train: '../train/TrainScreen.svelte',
  import: '../import/ImportScreen.svelte',
  welcome: '../onboarding/Onboarding.svelte',
};

export async function loadLazyScreen(name: LazyScreenName): Promise<Component> {
  const load = screens[files[name]];
  if (load === undefined) throw new Error(`The ${name} screen is not part of this build.`);
  return (await load()).default;
}
