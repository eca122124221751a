// `lists`: a person's lists of movies: shown, filled, deleted, imported and exported.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ListContents, ListItem, ListSummary } from '../../contract/lists.ts';
import { visibleText } from '../../contract/visible-text.ts';
import { formatCount, formatCountOf, formatTitle, inOneLine } from '../output/words.ts';
import { parseListName, parseProfileName } from '../arguments.ts';
import { renderTable } from '../output/table.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type ProfileOption = { profile?: string };
type AddOptions = ProfileOption & { note?: string };

export function addListsCommand(program: Command, run: Runner): void {
  const lists = withProfile(program.command('lists'))
    .description('your lists of movies')
    .action(({ profile }: ProfileOption) =>
      run(async (context) => {
        const all = await withEngine(context, ({ listsOf, profileFor }) =>
          listsOf(profileFor(profile).profileId),
        );
        context.print({ lists: all.map(toJson) }, () => describeLists(all, context.terminal.width));
      }),
    );
  addShow(lists, run);
  addAdd(lists, run);
  addRemove(lists, run);
  addDelete(lists, run);
  addImport(lists, run);
  addExport(lists, run);
}

function withProfile(command: Command): Command {
  return command.option('--profile <name>', 'whose lists (default: the active profile)', parseProfileName);
}

/** Options of a command and of the ones above it: `lists --profile Kim show NAME` means Kim too. */
function profileOf(command: Command): string | undefined {
  return command.optsWithGlobals<ProfileOption>().profile;
}

function addShow(lists: Command, run: Runner): void {
  withProfile(lists.command('show'))
    .description('show the movies of a list, in its order')
    .argument('<name>', 'the list’s name, in any letter case', parseListName)
    .action((name: string, _: ProfileOption, command: Command) =>
      run(async (context) => {
        const contents = await withEngine(context, ({ listContents, profileFor }) =>
          listContents(profileFor(profileOf(command)).profileId, name),
        );
        context.print(contentsToJson(contents), () => describeList(contents, context.terminal.width));
      }),
    );
}

function addAdd(lists: Command, run: Runner): void {
  withProfile(lists.command('add'))
    .description('put movies on a list; a name that is new makes a new list')
    .argument('<name>', 'the list’s name', parseListName)
    .argument('<movies...>', 'ids or titles')
    .option('--note <text>', 'a note on them')
    .action((name: string, movies: string[], { note }: AddOptions, command: Command) =>
      run(async (context) => {
        const outcome = await withEngine(context, ({ addToList, profileFor }) =>
          addToList(profileFor(profileOf(command)).profileId, name, movies, note),
        );
        if (outcome.isNew) context.terminal.err(`Made the list “${outcome.list.name}”.\n`);
        context.print({ ...toJson(outcome.list), isNewList: outcome.isNew, added: outcome.added }, () =>
          outcome.added === 0
            ? `${outcome.list.name} has that already.\n`
            : `${formatCountOf(outcome.added, 'movie')} added to ${outcome.list.name}, which has ${formatCount(outcome.list.items)} now.\n`,
        );
      }),
    );
}

function addRemove(lists: Command, run: Runner): void {
  withProfile(lists.command('remove'))
    .description('take a movie off a list')
    .argument('<name>', 'the list’s name', parseListName)
    .argument('<movie>', 'its id, its title, or its place on the list as `#3`')
    .action((name: string, movie: string, _: ProfileOption, command: Command) =>
      run(async (context) => {
        const removed = await withEngine(context, ({ removeFromList, profileFor }) =>
          removeFromList(profileFor(profileOf(command)).profileId, name, movie),
        );
        const { title, year, movieId } = removed;
        context.print({ title, year, movieId }, () => `${formatTitle(removed)} is off ${name}.\n`);
      }),
    );
}

function addDelete(lists: Command, run: Runner): void {
  withProfile(lists.command('delete'))
    .description('delete a list; the movies stay')
    .argument('<name>', 'the list’s name', parseListName)
    .action((name: string, _: ProfileOption, command: Command) =>
      run(async (context) => {
        const list = await withEngine(context, ({ deleteList, profileFor }) =>
          deleteList(profileFor(profileOf(command)).profileId, name),
        );
        context.print(
          toJson(list),
          () => `Deleted ${list.name} with ${formatCountOf(list.items, 'movie')}.\n`,
        );
      }),
    );
}

function addImport(lists: Command, run: Runner): void {
  withProfile(lists.command('import'))
    .description('import the lists of an export of Letterboxd, Trakt or IMDb, with all else that is in it')
    .argument('<file>', 'the zip, CSV or JSON file as the site gave it')
    .action((file: string, _: ProfileOption, command: Command) =>
      run(async (context) => {
        const { preview, applied } = await withEngine(context, async ({ histories, profileFor }) => {
          const { profileId } = profileFor(profileOf(command));
          const read = await histories.read(resolve(file), profileId, { signal: context.signal });
          return { preview: read, applied: histories.apply(read.previewId) };
        });
        const { outcomes, kinds } = preview;
        context.print({ source: preview.source, kinds, outcomes, applied }, () =>
          applied === null
            ? `All of ${preview.source} is in the diary already.\n`
            : `${formatCountOf(applied.lists, 'list')} brought up to date from ${preview.source}; ${formatCount(outcomes.wait)} of their movies wait for a library that has them. \`history undo\` undoes it.\n`,
        );
      }),
    );
}

function addExport(lists: Command, run: Runner): void {
  withProfile(lists.command('export'))
    .description('write a list in the layout of Letterboxd, which Letterboxd and Matinee import')
    .argument('<name>', 'the list’s name', parseListName)
    .argument('<file>', 'the CSV file to write')
    .action((name: string, file: string, _: ProfileOption, command: Command) =>
      run(async (context) => {
        const exported = await withEngine(context, ({ exportList, listContents, profileFor }) => {
          const { profileId } = profileFor(profileOf(command));
          const { listId } = listContents(profileId, name).list;
          return exportList({ listId, path: resolve(file), profileId });
        });
        context.print(
          exported,
          () => `Wrote ${formatCountOf(exported.rows, 'movie')} to ${exported.files.join(', ')}.\n`,
        );
      }),
    );
}

function toJson({ name, note, isOrdered, items, seen, waiting }: ListSummary): object {
  return { name, note, isOrdered, movies: items, seen, waiting };
}

function contentsToJson({ list, items }: ListContents): object {
  return {
    ...toJson(list),
    items: items.map(({ movieId, title, year, note, isSeen }) => ({ movieId, title, year, note, isSeen })),
  };
}

function describeLists(all: readonly ListSummary[], width: number | null): string {
  if (all.length === 0)
    return 'There is no list yet: run `lists add NAME "Movie"`, or `lists import FILE`.\n';
  return renderTable<ListSummary>(
    all,
    [
      { heading: 'List', value: (list) => list.name, shrinks: true },
      { heading: 'Movies', value: (list) => formatCount(list.items), align: 'right' },
      { heading: 'Seen', value: (list) => formatCount(list.seen), align: 'right' },
      { heading: 'Waiting', value: (list) => formatCount(list.waiting), align: 'right' },
      { heading: 'Note', value: (list) => inOneLine(list.note), shrinks: true },
    ],
    width,
  );
}

function describeList({ list, items }: ListContents, width: number | null): string {
  const head = `${list.name}: ${formatCount(list.seen)} of ${formatCountOf(list.items, 'movie')} seen.${list.note === '' ? '' : ` ${visibleText(inOneLine(list.note))}`}\n`;
  if (items.length === 0)
    return `${head}There is nothing on it yet: run \`lists add "${list.name}" "Movie"\`.\n`;
  const places = new Map(items.map((item, place) => [item.itemId, place + 1]));
  const table = renderTable<ListItem>(
    items,
    [
      { heading: '#', value: (item) => String(places.get(item.itemId) ?? ''), align: 'right' },
      { heading: 'Id', value: (item) => String(item.movieId ?? '–'), align: 'right' },
      { heading: 'Movie', value: formatTitle, shrinks: true },
      { heading: 'Seen', value: (item) => (item.movieId === null ? 'waits' : item.isSeen ? 'yes' : '') },
      { heading: 'Note', value: (item) => inOneLine(item.note), shrinks: true },
    ],
    width,
  );
  return `${head}\n${table}`;
}
