// Marks as the window shows them: their names, icons and keys, the same on every screen.
import type { Component } from 'svelte';
import { Bookmark, Eye, EyeOff, ThumbsDown } from '@lucide/svelte';
import { m } from '../../messages/messages.js';
import type { MarkKind } from '../../contract/marks.ts';

export type MarkLook = { readonly kind: MarkKind; readonly label: string; readonly icon: Component };

/** In the order menus have them. */
export function markLooks(): readonly MarkLook[] {
  return [
    { kind: 'watchlist', label: m.rating_watchlist(), icon: Bookmark },
    { kind: 'watched', label: m.rating_watched(), icon: Eye },
    { kind: 'unseen', label: m.rating_unseen(), icon: EyeOff },
    { kind: 'hidden', label: m.rating_hidden(), icon: ThumbsDown },
  ];
}

/** The mark that a key sets on the movie that has the focus: W for the watchlist, N for not for me. */
export function markForKey(key: string): MarkKind | undefined {
  switch (key.toLowerCase()) {
    case 'w':
      return 'watchlist';
    case 'n':
      return 'hidden';
    default:
      return undefined;
  }
}
