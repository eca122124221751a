// The screens that are loaded only when they are opened.
import type { Component } from 'svelte';

export type LazyScreenName = 'train' | 'import' | 'welcome' | 'history' | 'waiting' | 'backup';

export async function loadLazyScreen(name: LazyScreenName): Promise<Component> {
  switch (name) {
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
