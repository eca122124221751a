// The screens of the window: how each is called and shown in the sidebar and the command palette, and how its code is loaded.
import type { Component } from 'svelte';
import BookBookmark from '@lucide/svelte/icons/book-bookmark';
import BrainCircuit from '@lucide/svelte/icons/brain-circuit';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartLine from '@lucide/svelte/icons/chart-line';
import ChartScatter from '@lucide/svelte/icons/chart-scatter';
import ChartSpline from '@lucide/svelte/icons/chart-spline';
import Clapperboard from '@lucide/svelte/icons/clapperboard';
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import HardDriveDownload from '@lucide/svelte/icons/hard-drive-download';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Import from '@lucide/svelte/icons/import';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import ListVideo from '@lucide/svelte/icons/list-video';
import ListPlus from '@lucide/svelte/icons/list-plus';
import MapIcon from '@lucide/svelte/icons/map';
import Popcorn from '@lucide/svelte/icons/popcorn';
import Settings from '@lucide/svelte/icons/settings';
import Star from '@lucide/svelte/icons/star';
import { placeNames, type PlaceName } from '../../contract/commands.ts';
import { m } from '../../messages/messages.js';
import type { Locale } from '../../messages/runtime.js';
import DiaryScreen from '../screens/diary/DiaryScreen.svelte';
import HomeScreen from '../screens/home/HomeScreen.svelte';
import { routeNames, type RouteName } from '../state/routes.ts';

type LoadedScreen = { readonly load: () => Promise<{ default: Component }> };

/** In the window's language, or in another. */
type Message = (inputs?: object, options?: { locale?: Locale }) => string;

/** A screen that the command palette leads to. */
type ListedScreen = {
  readonly label: Message;
  readonly icon: Component;
  /** The place of the sidebar that it is a room of. */
  readonly within?: PlaceName;
  /** Other words that mean it, with commas. */
  readonly words?: Message;
};

/** Neither the sidebar nor the command palette leads there. */
type UnlistedName = 'movie' | 'artist' | 'welcome';
export type ListedName = Exclude<RouteName, UnlistedName>;

/** Shown by Screen.svelte itself, with what it hands to them. */
type ParameterName = 'browse' | 'movie' | 'artist' | 'settings';

type Screens = Record<Exclude<RouteName, ParameterName>, LoadedScreen> & Record<ListedName, ListedScreen>;

/** A new screen is one entry here, and its name in state/routes.ts. Home and Diary are there from the start. */
export const screens: Readonly<Screens> = {
  home: {
    label: m.shell_home,
    icon: Clapperboard,
    words: m.shell_home_words,
    load: () => Promise.resolve({ default: HomeScreen }),
  },
  browse: { label: m.shell_browse, icon: LayoutGrid, words: m.shell_browse_words },
  map: {
    label: m.shell_map,
    icon: MapIcon,
    load: () => import('../screens/map/MapScreen.svelte'),
  },
  night: {
    label: m.shell_night,
    icon: Popcorn,
    load: () => import('../screens/night/NightScreen.svelte'),
  },
  rate: {
    label: m.shell_rate,
    icon: Star,
    words: m.shell_rate_words,
    load: () => import('../screens/rate/RateScreen.svelte'),
  },
  diary: {
    label: m.shell_diary,
    icon: BookBookmark,
    load: () => Promise.resolve({ default: DiaryScreen }),
  },
  lists: {
    label: m.shell_lists,
    icon: ListVideo,
    words: m.shell_lists_words,
    load: () => import('../screens/lists/ListsScreen.svelte'),
  },
  you: {
    label: m.shell_you,
    icon: ChartSpline,
    words: m.shell_you_words,
    load: () => import('../screens/you/YouScreen.svelte'),
  },
  train: {
    label: m.shell_train,
    icon: BrainCircuit,
    words: m.shell_train_words,
    load: () => import('../screens/train/TrainScreen.svelte'),
  },
  import: {
    label: m.shell_import,
    icon: Import,
    load: () => import('../screens/import/ImportScreen.svelte'),
  },
  settings: {
    label: m.shell_settings,
    icon: Settings,
    words: m.shell_settings_words,
  },
  watchlist: {
    label: m.shell_watchlist,
    icon: ListPlus,
    load: () => import('../screens/watchlist/WatchlistScreen.svelte'),
  },
  years: {
    label: m.you_years_title,
    icon: CalendarDays,
    within: 'you',
    load: () => import('../screens/you/years/YearsScreen.svelte'),
  },
  history: {
    label: m.shell_history,
    icon: BookBookmark,
    within: 'diary',
    load: () => import('../screens/history/HistoryScreen.svelte'),
  },
  waiting: {
    label: m.shell_waiting,
    icon: Hourglass,
    within: 'diary',
    load: () => import('../screens/waiting/WaitingScreen.svelte'),
  },
  backup: {
    label: m.shell_backup,
    icon: HardDriveDownload,
    within: 'diary',
    load: () => import('../screens/backup/BackupScreen.svelte'),
  },
  compare: {
    label: m.shell_compare,
    icon: GitCompareArrows,
    within: 'train',
    load: () => import('../screens/compare/CompareScreen.svelte'),
  },
  curves: {
    label: m.shell_curves,
    icon: ChartLine,
    within: 'train',
    load: () => import('../screens/curves/CurvesScreen.svelte'),
  },
  sweep: {
    label: m.shell_sweep,
    icon: ChartScatter,
    within: 'train',
    load: () => import('../screens/sweep/SweepScreen.svelte'),
  },
  welcome: { load: () => import('../screens/onboarding/Onboarding.svelte') },
};

/** Where a line says that a first impression answers; the map, which has no room for a line, says it itself. */
export const answersByModel: ReadonlySet<RouteName> = new Set([
  ...(['home', 'browse', 'night', 'rate', 'diary', 'watchlist', 'lists', 'you', 'movie', 'artist'] as const),
]);

/** All that the command palette leads to: the places of the sidebar, then their rooms. */
export const listedNames: readonly ListedName[] = [
  ...placeNames,
  ...routeNames.filter(isListed).filter((name) => screens[name].within !== undefined),
];

/** The place of the sidebar that a screen is or belongs to. */
export function placeOf(name: RouteName): RouteName {
  return isListed(name) ? (screens[name].within ?? name) : name;
}

function isListed(name: RouteName): name is ListedName {
  return name !== 'movie' && name !== 'artist' && name !== 'welcome';
}
