// The places of the window, as the sidebar and the command palette show them: name, icon, way there, and the rooms inside.
import type { Component } from 'svelte';
import BookBookmark from '@lucide/svelte/icons/book-bookmark';
import BrainCircuit from '@lucide/svelte/icons/brain-circuit';
import ChartSpline from '@lucide/svelte/icons/chart-spline';
import Clapperboard from '@lucide/svelte/icons/clapperboard';
import Import from '@lucide/svelte/icons/import';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import MapIcon from '@lucide/svelte/icons/map';
import Popcorn from '@lucide/svelte/icons/popcorn';
import Settings from '@lucide/svelte/icons/settings';
import Star from '@lucide/svelte/icons/star';
import type { PlaceName } from '../../contract/commands.ts';
import { m } from '../../messages/messages.js';
import { browseRoute, type Route, type RouteName } from '../state/routes.ts';

export type Place = {
  readonly name: PlaceName;
  readonly label: string;
  readonly icon: Component;
  readonly route: Route;
  /** Places that lie inside this one. */
  readonly rooms: readonly RouteName[];
};

/** What there is to find, what is one's own, and the workings. */
export function placeGroups(): readonly (readonly Place[])[] {
  return [
    [
      { name: 'home', label: m.shell_home(), icon: Clapperboard, route: { name: 'home' }, rooms: [] },
      { name: 'browse', label: m.shell_browse(), icon: LayoutGrid, route: browseRoute(), rooms: [] },
      { name: 'map', label: m.shell_map(), icon: MapIcon, route: { name: 'map' }, rooms: [] },
      { name: 'night', label: m.shell_night(), icon: Popcorn, route: { name: 'night' }, rooms: [] },
    ],
    [
      { name: 'rate', label: m.shell_rate(), icon: Star, route: { name: 'rate' }, rooms: [] },
      {
        name: 'diary',
        label: m.shell_diary(),
        icon: BookBookmark,
        route: { name: 'diary' },
        rooms: ['watchlist', 'history', 'waiting', 'backup'],
      },
      { name: 'you', label: m.shell_you(), icon: ChartSpline, route: { name: 'you' }, rooms: [] },
    ],
    [
      {
        name: 'train',
        label: m.shell_train(),
        icon: BrainCircuit,
        route: { name: 'train' },
        rooms: ['compare', 'sweep'],
      },
      { name: 'import', label: m.shell_import(), icon: Import, route: { name: 'import' }, rooms: [] },
      { name: 'settings', label: m.shell_settings(), icon: Settings, route: { name: 'settings' }, rooms: [] },
    ],
  ];
}
