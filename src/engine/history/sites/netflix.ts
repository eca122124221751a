// Netflix: the viewing history of a profile, and the longer table of all data that Netflix has; episodes are recognised by their titles.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { HistoryFile } from '../history-file.ts';
import type { SiteReader } from '../history-format.ts';
import { readByRule, type CellOf } from '../mapping/read-mapped.ts';
import { readCells } from '../mapping/table-cells.ts';
import type { SourceRow } from '../source-row.ts';
import { foldedNames } from './table-site.ts';

/** A part of a title that names a season, in the languages of the site. */
const season =
  /^(?:season|series|staffel|saison|temporada|stagione|seizoen|sezon|sæson|säsong|sesong|kausi|évad|sezonul|сезон|sezóna|κύκλος|musim|phần|시즌|シーズン|第.{1,3}季|limited series|miniserie|mini-series|miniserija|part|parte|partie|teil|book|buch|volume|chapter|collection|folge|episode)(?:\s|$)/iu;
/** So many different titles behind one name are episodes; no series of films has as many. */
const mostFilms = 5;
/** Less of a movie than this was only begun. */
const leastSeconds = 600;

export const recogniseNetflix: SiteReader = (files) => {
  const tables = files.filter((file) => isShort(file) || isLong(file));
  if (tables.length === 0) return null;
  return {
    files: tables,
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const file of tables) {
        const isEpisode = await episodesOf(file);
        const names = foldedNames(file);
        rows.push(
          ...(await readByRule(
            file,
            {
              places: {
                title: [names.indexOf('title')],
                date: [Math.max(names.indexOf('date'), names.indexOf('starttime'))],
              },
              ...{ scale: '10', dateOrder: null, unrated: 'watched' },
              judge: (cellOf) =>
                isEpisode(cellOf('title')) ? { skip: skipReasons.television } : judge(cellOf),
            },
            reading,
          )),
        );
      }
      return rows;
    },
  };
};

/** `NetflixViewingHistory.csv`, of one profile: a title and a day. */
function isShort(file: HistoryFile): boolean {
  return foldedNames(file).join() === 'title,date';
}

/** `ViewingActivity.csv`, of all profiles. */
function isLong(file: HistoryFile): boolean {
  const names = foldedNames(file);
  return ['profilename', 'starttime', 'duration', 'title', 'supplementalvideotype'].every((name) =>
    names.includes(name),
  );
}

function judge(cellOf: CellOf): { skip: SkipReason } | null {
  if (cellOf('supplementalvideotype') !== '') return { skip: 'a trailer or a teaser' };
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/u.exec(cellOf('duration')) ?? [];
  if (seconds === undefined) return null;
  const length = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return length < leastSeconds ? { skip: 'it was only begun' } : null;
}

/** Throws `not-a-history` for a table of several profiles. */
async function episodesOf(file: HistoryFile): Promise<(title: string) => boolean> {
  const table = await readCells(file);
  const names = foldedNames(file);
  const column = (name: string): string[] => {
    const place = names.indexOf(name);
    return place < 0 ? [] : (table?.rows ?? []).map(({ cells }) => cells[place] ?? '');
  };
  const profiles = [...new Set(column('profilename').filter((name) => name !== ''))];
  if (profiles.length > 1) {
    throw new MatineeError(
      'not-a-history',
      `${file.path} has the viewings of ${new Intl.ListFormat('en-GB').format(profiles)}. Keep the rows of one profile.`,
      { details: { file: file.path } },
    );
  }
  const series = new Set<string>();
  const titles = new Map<string, Set<string>>();
  for (const title of column('title')) {
    const [name = '', ...parts] = partsOf(title);
    if (parts.length === 0) continue;
    if (parts.length > 1 && parts.slice(0, -1).some((part) => season.test(part))) series.add(name);
    titles.set(name, (titles.get(name) ?? new Set()).add(title));
  }
  return (title) => {
    const [name = '', ...parts] = partsOf(title);
    if (name === '' || (parts.length > 1 && parts.some((part) => season.test(part)))) return true;
    return parts.length > 0 && (series.has(name) || (titles.get(name)?.size ?? 0) > mostFilms);
  };
}

/** `White Collar: Season 2: Withdrawal` in three. */
function partsOf(title: string): string[] {
  return title.split(/\s*:\s+/u).map((part) => part.trim());
}
