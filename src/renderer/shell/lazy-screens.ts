// The screens that are loaded only when they are opened.
import type { Component } from 'svelte';

import type { RouteName } from '../state/routes.ts';

export type LazyScreenName = Exclude<RouteName, 'home' | 'browse' | 'movie' | 'diary'>;

export async function loadLazyScreen(name: LazyScreenName): Promise<Component> {
  switch (name) {
    case 'map':
      return (await import('../screens/map/MapScreen.svelte')).default;
    case 'night':
      return (await import('../screens/night/NightScreen.svelte')).default;
    case 'rate':
      return (await import('../screens/rating/RateScreen.svelte')).default;
    case 'watchlist':
      return (await import('../screens/diary/WatchlistScreen.svelte')).default;
    case 'you':
      return (await import('../screens/you/YouScreen.svelte')).default;
    case 'compare':
      return (await import('../screens/compare/CompareScreen.svelte')).default;
    case 'sweep':
      return (await import('../screens/sweep/SweepScreen.svelte')).default;
    case 'settings':
      return (await import('../screens/settings/SettingsScreen.svelte')).default;
    case 'train':
      return (await import('../screens/train/TrainScreen.svelte')).default;
    case 'import':
      return (await import('../screens/import/ImportScreen.svelte')).default;
    case 'history':
      return (await import('../screens/history/HistoryScreen.svelte')).default;
    case 'waiting':
      return (await import('../screens/history/WaitingScreen.svelte')).default;
    case 'backup':
      return (await import('../screens/history/BackupScreen.svelte')).default;
    case 'welcome':
      return (await import('../screens/onboarding/Onboarding.svelte')).default;
  }
}
