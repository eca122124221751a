// `watch` and `diary`: notes when a movie was watched, lists that, changes and removes it.
import type { Command } from 'commander';
import { calendarDayOf } from '../../contract/calendar-day.ts';
import type { DiaryLine } from '../../contract/diary-lines.ts';
import { bareViewing, type Viewing, type ViewingDetails } from '../../contract/viewings.ts';
import { visibleText } from '../../contract/visible-text.ts';
import { parseDay, parseProfileName, parseStars, parseTags, wholeNumberBetween } from '../arguments.ts';
import { renderTable } from '../output/table.ts';
import { formatDay, formatTitle, inOneLine } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type DetailOptions = {
  on?: number | 'unknown';
  stars?: number;
  note?: string;
  with?: string;
  tags?: string[];
  rewatch?: true;
};
type ProfileOption = { profile?: string };
type ListOptions = ProfileOption & { count: number; tag?: string; search?: string };

const profileText = 'whose diary (default: the active profile)';

export function addWatchCommand(program: Command, run: Runner): void {
  withDetails(program.command('watch'))
    .description('note in the diary that you watched a movie')
    .argument('<movie>', 'its id or its title')
    .option('--profile <name>', profileText, parseProfileName)
    .action((movie: string, { profile, ...options }: DetailOptions & ProfileOption) =>
      run(async (context) => {
        const viewing = await withEngine(context, ({ watch, findMovie, profileFor }) =>
          watch(profileFor(profile).profileId, findMovie(movie).movieId, {
            ...bareViewing,
            watchedAtMs: calendarDayOf(Date.now()),
            ...detailsOf(options),
          }),
        );
        context.print(viewing, () => `Noted as ${viewing.viewingId}: ${describe(viewing)}.\n`);
      }),
    );
}

export function addDiaryCommand(program: Command, run: Runner): void {
  const diary = program.command('diary').description('what you watched and rated, the latest first');
  diary
    .option('--profile <name>', profileText, parseProfileName)
    .option('-n, --count <count>', 'how many lines', wholeNumberBetween(1, 100_000), 30)
    .option('--tag <tag>', 'only viewings with this tag')
    .option('--search <words>', 'only lines with these words in title, note or tags')
    .action((options: ListOptions) =>
      run(async (context) => {
        const lines = await withEngine(context, ({ diaryOf, profileFor }) =>
          diaryOf(profileFor(options.profile).profileId),
        );
        const found = lines.filter((line) => isAskedFor(line, options)).slice(0, options.count);
        context.print({ lines: found }, () =>
          found.length === 0
            ? 'There is nothing of that in the diary.\n'
            : render(found, context.terminal.width),
        );
      }),
    );
  const viewing = ['<viewing>', 'its number, see `diary`', wholeNumberBetween(1, 2 ** 31 - 1)] as const;
  withDetails(diary.command('change'))
    .description('change what a viewing says')
    .argument(...viewing)
    .option('--no-rewatch', 'it was not one')
    .action((viewingId: number, options: DetailOptions) =>
      run(async (context) => {
        const { profile } = diary.opts<ProfileOption>();
        const changed = await withEngine(context, ({ changeViewing, profileFor }) =>
          changeViewing(profileFor(profile).profileId, viewingId, detailsOf(options)),
        );
        context.print(changed, () => `Changed: ${describe(changed)}.\n`);
      }),
    );
  diary
    .command('remove')
    .description('remove a viewing')
    .argument(...viewing)
    .action((viewingId: number) =>
      run(async (context) => {
        const { profile } = diary.opts<ProfileOption>();
        const removed = await withEngine(context, ({ removeViewing, profileFor }) =>
          removeViewing(profileFor(profile).profileId, viewingId),
        );
        context.print(removed, () => `Removed: ${describe(removed)}.\n`);
      }),
    );
}

function withDetails(command: Command): Command {
  return command
    .option('--on <day>', 'the day, as 2026-11-01, or `unknown`', parseDay)
    .option('--stars <stars>', '0.5 to 5 in half steps', parseStars)
    .option('--note <text>', 'what you thought of it')
    .option('--with <names>', 'with whom')
    .option('--tags <tags>', 'with commas between them', parseTags)
    .option('--rewatch', 'you had seen it before');
}

function detailsOf({
  on,
  stars,
  note,
  with: companions,
  tags,
  rewatch,
}: DetailOptions): Partial<ViewingDetails> {
  return {
    ...(on === undefined ? {} : { watchedAtMs: on === 'unknown' ? null : on }),
    ...(stars === undefined ? {} : { stars }),
    ...(note === undefined ? {} : { note }),
    ...(companions === undefined ? {} : { companions }),
    ...(tags === undefined ? {} : { tags }),
    ...(rewatch === undefined ? {} : { isRewatch: rewatch }),
  };
}

function describe({ watchedAtMs, stars, ...movie }: Viewing): string {
  const day = watchedAtMs === null ? 'on an unknown day' : `on ${formatDay(watchedAtMs)}`;
  return `${formatTitle(movie)} ${day}${stars === null ? '' : `, ${stars} stars`}`;
}

function isAskedFor(line: DiaryLine, { tag, search = '' }: ListOptions): boolean {
  const viewing = line.kind === 'viewing' ? line.viewing : null;
  if (tag !== undefined && viewing?.tags.includes(tag) !== true) return false;
  const text = [movieOf(line).title, viewing?.note, ...(viewing?.tags ?? [])].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function movieOf(line: DiaryLine): { title: string; year: number | null; stars: number | null } {
  return line.kind === 'viewing' ? line.viewing : line.entry;
}

function render(lines: readonly DiaryLine[], width: number | null): string {
  return renderTable<DiaryLine>(
    lines,
    [
      {
        heading: 'Viewing',
        value: (line) => (line.kind === 'viewing' ? String(line.viewing.viewingId) : 'rated'),
        align: 'right',
      },
      { heading: 'Day', value: ({ day }) => formatDay(day) },
      { heading: 'Movie', value: (line) => formatTitle(movieOf(line)), shrinks: true },
      { heading: 'Stars', value: (line) => String(movieOf(line).stars ?? '–'), align: 'right' },
      { heading: 'About it', value: aboutText, shrinks: true },
    ],
    width,
  );
}

function aboutText(line: DiaryLine): string {
  if (line.kind === 'rating') return '';
  const { isRewatch, companions, tags, note } = line.viewing;
  const parts = [
    ...(isRewatch ? ['again'] : []),
    ...(companions === '' ? [] : [`with ${companions}`]),
    ...(tags.length === 0 ? [] : [`#${tags.join(' #')}`]),
    ...(note === '' ? [] : [inOneLine(note)]),
  ];
  return visibleText(parts.join(' · '));
}
