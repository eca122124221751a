// The one registry of commands: what the palette lists, the native menu asks for and the keys give.
import type { Component } from 'svelte';
import Archive from '@lucide/svelte/icons/archive';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import CircleStop from '@lucide/svelte/icons/circle-stop';
import FileInput from '@lucide/svelte/icons/file-input';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import HardDriveDownload from '@lucide/svelte/icons/hard-drive-download';
import Info from '@lucide/svelte/icons/info';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Languages from '@lucide/svelte/icons/languages';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Play from '@lucide/svelte/icons/play';
import Search from '@lucide/svelte/icons/search';
import Sun from '@lucide/svelte/icons/sun';
import UserRound from '@lucide/svelte/icons/user-round';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import type { CommandId } from '../../contract/commands.ts';
import { languageChoices, languages, languageTable } from '../../contract/languages.ts';
import { siteNames } from '../../contract/sites.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { m } from '../../messages/messages.js';
import { locales, type Locale } from '../../messages/runtime.js';
import { jobs } from '../state/jobs.svelte.ts';
import { profiles } from '../state/profiles.svelte.ts';
import { router } from '../state/router.svelte.ts';
import { routeTo } from '../state/routes.ts';
import { session } from '../state/session.svelte.ts';
import { isWelcome } from '../state/welcome.ts';
import { themeName, themes, type Theme } from '../state/theme.svelte.ts';
import { toastFailure } from '../state/toasts.ts';
import { intake } from '../screens/history/intake.svelte.ts';
import { outgoing } from '../screens/backup/outgoing.svelte.ts';
import { importer } from '../parts/importing/importer.svelte.ts';
import { shellDialogs } from './dialogs.svelte.ts';
import { listedNames, screens, type ListedName } from './screens.ts';

export type CommandGroup = 'places' | 'actions' | 'settings';

export type Command = {
  /** Profiles come and go; all else has a name of its own. */
  readonly id: CommandId | `open-${ListedName}` | `profile-${number}`;
  readonly title: string;
  /** Other words that mean it. */
  readonly keywords: readonly string[];
  readonly group: CommandGroup;
  readonly icon: Component;
  /** Left out of the palette where it would do nothing. */
  readonly isOffered: boolean;
  readonly run: () => void | Promise<void>;
};

/** All commands, as things stand: what is offered and what is ticked changes. */
export function listCommands(): readonly Command[] {
  return [...places(), ...actions(), ...profileCommands(), ...themeCommands(), ...languageCommands()];
}

/** Does what the menu or the keys ask for; nothing if it makes no sense now. */
export function runCommand(id: CommandId): void {
  const command = listCommands().find((candidate) => candidate.id === id);
  if (command === undefined) return;
  if (isWelcome() && command.group !== 'settings') return;
  void perform(command);
}

/** Runs a command; a failure is shown as a notice. */
export async function perform({ title, run }: Pick<Command, 'title' | 'run'>): Promise<void> {
  try {
    await run();
  } catch (error) {
    toastFailure(m.shell_command_failed({ title }), error);
  }
}

/** The words of a message, which may list several with commas, in every language: people mix them. */
function words(message: (inputs: object, options: { locale: Locale }) => string): readonly string[] {
  return locales.flatMap((locale) => message({}, { locale }).split(',')).map((word) => word.trim());
}

function places(): readonly Command[] {
  return listedNames.map((name) => {
    const { label, icon, words: others } = screens[name];
    return {
      id: `open-${name}` as const,
      title: label(),
      keywords: [...words(label), ...(others === undefined ? [] : words(others))],
      group: 'places',
      icon,
      isOffered: true,
      run: () => router.open(routeTo(name)),
    };
  });
}

function actions(): readonly Command[] {
  const hasLibrary = (session.overview?.catalogue ?? null) !== null;
  const hasRatings = (session.overview?.ratings ?? 0) > 0;
  const action = (
    command: Pick<Command, 'id' | 'title' | 'icon' | 'run'> &
      Partial<Pick<Command, 'isOffered' | 'keywords'>>,
  ): Command => ({ group: 'actions', keywords: [], isOffered: true, ...command });
  return [
    action({
      id: 'search',
      title: m.shell_search(),
      icon: Search,
      isOffered: false,
      run: () => shellDialogs.toggle('palette'),
    }),
    action({
      id: 'back',
      title: m.shell_back(),
      icon: ArrowLeft,
      isOffered: router.canGoBack,
      run: () => router.back(),
    }),
    action({
      id: 'forward',
      title: m.shell_forward(),
      icon: ArrowRight,
      isOffered: router.canGoForward,
      run: () => router.forward(),
    }),
    action({
      id: 'start-training',
      title: m.shell_start_training(),
      icon: Play,
      keywords: words(m.shell_train_words),
      isOffered: hasLibrary && !jobs.isBlocked,
      run: async () => {
        router.open({ name: 'train' });
        await jobs.startTraining(trainingOptionsSchema.parse({}));
      },
    }),
    action({
      id: 'cancel-job',
      title: m.shell_cancel_job(),
      icon: CircleStop,
      isOffered: jobs.isRunning,
      run: () => jobs.cancel(),
    }),
    action({
      id: 'choose-archive',
      title: m.shell_choose_archive(),
      icon: Archive,
      keywords: ['MovieLens', 'zip', 'csv'],
      isOffered: !jobs.isBlocked,
      run: () => {
        router.open({ name: 'import' });
        return importer.pick('file');
      },
    }),
    action({
      id: 'choose-history',
      title: m.shell_choose_history(),
      icon: FileInput,
      keywords: [...siteNames],
      isOffered: hasLibrary,
      run: () => {
        router.open({ name: 'history' });
        return intake.pick();
      },
    }),
    action({
      id: 'export-ratings',
      title: m.shell_export_ratings(),
      icon: FileSpreadsheet,
      keywords: ['CSV'],
      isOffered: hasRatings,
      run: () => outgoing.exportRatings('movielens'),
    }),
    action({
      id: 'save-backup',
      title: m.shell_save_backup(),
      icon: HardDriveDownload,
      run: () => outgoing.saveBackup(),
    }),
    action({
      id: 'save-diagnostics',
      title: m.shell_save_diagnostics(),
      icon: Stethoscope,
      run: () => outgoing.saveDiagnostics(),
    }),
    action({
      id: 'shortcuts',
      title: m.shell_shortcuts(),
      icon: Keyboard,
      run: () => shellDialogs.open('shortcuts'),
    }),
    action({ id: 'about', title: m.shell_about(), icon: Info, run: () => router.open({ name: 'settings' }) }),
  ];
}

/** To everyone else who uses this library. */
function profileCommands(): readonly Command[] {
  const active = session.overview?.profile.profileId;
  return profiles.list
    .filter(({ profileId }) => profileId !== active)
    .map(({ profileId, name }) => ({
      id: `profile-${profileId}` as const,
      title: m.shell_profile({ name }),
      keywords: words(m.shell_profile_words),
      group: 'actions',
      icon: UserRound,
      isOffered: true,
      run: () => profiles.activate(profileId),
    }));
}

const themeIcons: Readonly<Record<Theme, Component>> = { system: Monitor, light: Sun, dark: Moon };

function themeCommands(): readonly Command[] {
  return themes.map((theme) => ({
    id: `theme-${theme}` as const,
    title: m.shell_theme({ name: themeName(theme) }),
    keywords: words(m.shell_theme_words),
    group: 'settings',
    icon: themeIcons[theme],
    isOffered: session.overview?.settings.theme !== theme,
    run: () => session.updateSettings({ theme }),
  }));
}

function languageCommands(): readonly Command[] {
  return languageChoices.map((language) => ({
    id: `language-${language}` as const,
    title: m.shell_language({
      name: language === 'system' ? m.shell_language_system() : languageTable[language].name,
    }),
    keywords: languages.map((each) => languageTable[each].wordForLanguage),
    group: 'settings',
    icon: Languages,
    isOffered: session.overview?.settings.language !== language,
    run: () => session.updateSettings({ language }),
  }));
}
