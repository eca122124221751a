// The screens that are loaded only when they are opened.
import type { Component } from 'svelte';

import type { RouteName } from '../../state/routes.ts';

export type LazyScreenName = Exclude<RouteName, 'home' | 'browse' | 'movie' | 'diary'>;

export async function loadLazyScreen(name: LazyScreenName): Promise<Component> {
  switch (name) {
    case 'map':
      return (await import('../map/MapScreen.svelte')).default;
    case 'night':
      return (await import('../night/NightScreen.svelte')).default;
    case 'rate':
      return (await import('../rating/RateScreen.svelte')).default;
    case 'watchlist':
      return (await import('../diary/WatchlistScreen.svelte')).default;
    case 'you':
      return (await import('../you/YouScreen.svelte')).default;
    case 'compare':
      return (await import('../train/CompareScreen.svelte')).default;
    case 'sweep':
      return (await import('../train/SweepScreen.svelte')).default;
    case 'settings':
      return (await import('../settings/SettingsScreen.svelte')).default;
    case 'train':
      return (await import('../train/TrainScreen.svelte')).default;
    case 'import':
      return (await import('../import/ImportScreen.svelte')).default;
    case 'history':
      return (await import('../history/HistoryScreen.svelte')).default;
    case 'waiting':
      return (await import('../history/WaitingScreen.svelte')).default;
    case 'backup':
      return (await import('../history/BackupScreen.svelte')).default;
    case 'welcome':
      return (await import('../onboarding/Onboarding.svelte')).default;
  }
}
