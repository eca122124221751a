// Marks as the window shows them: their names and icons, the same on every screen.
import type { Component } from 'svelte';
import Bookmark from '@lucide/svelte/icons/bookmark';
import Eye from '@lucide/svelte/icons/eye';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Heart from '@lucide/svelte/icons/heart';
import Package from '@lucide/svelte/icons/package';
import ThumbsDown from '@lucide/svelte/icons/thumbs-down';
import { m } from '../../../messages/messages.js';
import type { MarkKind } from '../../../contract/marks.ts';

export type MarkLook = { readonly kind: MarkKind; readonly label: string; readonly icon: Component };

/** In the order menus have them. */
export function markLooks(): readonly MarkLook[] {
  return [
    { kind: 'watchlist', label: m.rating_watchlist(), icon: Bookmark },
    { kind: 'watched', label: m.rating_watched(), icon: Eye },
    { kind: 'liked', label: m.rating_liked(), icon: Heart },
    { kind: 'owned', label: m.rating_owned(), icon: Package },
    { kind: 'unseen', label: m.rating_unseen(), icon: EyeOff },
    { kind: 'hidden', label: m.rating_hidden(), icon: ThumbsDown },
  ];
}
