// Guesses what the columns of an unknown table mean: by their names in several languages, held against what they contain.
import type { ColumnMeaning, RatingScale, TableMapping, Unrated } from '../../../contract/table-mapping.ts';
import { readDate } from '../../base/date-text.ts';
import { parseId, parseYear } from '../field-values.ts';
import { halfStarsOf, isUnrated } from '../rating-scales.ts';
import { listNameOf } from '../untaken.ts';
import { foldName, imdbIdIn, statusOf } from './read-mapped.ts';
import type { TableCells } from './table-cells.ts';

/** Folded names, likeliest first: where a table has several, the first counts. */
const names: Readonly<Partial<Record<ColumnMeaning, readonly string[]>>> = {
  title: listed(
    'title movietitle filmtitle filmtitel nameeng titleen englishtitle name film movie moviename',
    'filmname primarytitle titel titre titrefrancais titulo titolo название фильм tytuł tytul pltitle',
    'pealkiri otsikko naam nazwa nombre pelicula filme título タイトル 标题 片名 电影 名称 movietitleyear nimi',
    'nazev cim',
  ),
  'other-title': listed(
    'originaltitle originaltitel originalname titreoriginal titulooriginal titolooriginale',
    'tytuloryginalny оригинальноеназвание namerus russiantitle alternativetitle alternatetitle',
    'alttitle aka localtitle 原名 originaltitles',
  ),
  year: listed(
    'year releaseyear yearofrelease productionyear startyear movieyear filmyear jahr erscheinungsjahr',
    'produktionsjahr annee anneedeproduction ano anno год rok rokprodukcji jaar ar vuosi 年 年份 上映年份',
    'released releasedate premiered premiere datesortie erscheinungsdatum contentreleasedate év',
  ),
  'imdb-id': listed(
    'imdbid imdb imdburl imdblink tconst const idimdb movieidsimdb idsimdb provideridsimdb imdbnumber',
    'imdbno',
  ),
  'tmdb-id': listed(
    'tmdbid tmdb themoviedbid themoviedb tmdburl idtmdb movieidstmdb idstmdb provideridstmdb',
  ),
  'movielens-id': listed('movielensid movielens'),
  rating: listed(
    'myrating yourrating userrating personalrating myscore yourscore userscore uservote myvote',
    'yourvote ratedbyme userrate rating10 meinebewertung meinewertung meinenote meinesterne meinepunkte',
    'mystars mygrade mypoints manote mavote minota mivoto miovoto mespoints mesetoiles misestrellas',
    'ilmiovoto моеоценка мояоценка mojaocena eigenebewertung puntuacionpersonal rating ratings stars',
    'score rate grade vote points bewertung wertung punkte sterne note nota voto calificacion',
    'puntuacion valoracion avaliacao estrelas estrellas etoiles stelle оценка рейтинг ocena betyg',
    'karakter arvosana cijfer beoordeling 评分 我的评分 評価 rating100 rating5 hodnoceni mark értékelés',
  ),
  date: listed(
    'daterated rateddate ratedat ratedon ratingdate votedat bewertetam date datum fecha data дата',
    'isodate datetime timestamp day tag 日期 日付 enddate when dato dateadded addedat added created',
    'createdat updatedat lastupdated datelastmodified',
  ),
  'watched-date': listed(
    'watcheddate datewatched watchedat watchedon watchdate dateseen seenat seenon seendate viewdate',
    'viewedat dateviewed lastwatched lastwatchedat lastviewedat lastplayed lastplayeddate',
    'userdatalastplayeddate gesehenam vule datevue fechavista vistoel датапросмотра dataobejrzenia',
    '观看日期',
  ),
  watched: listed(
    'watched seen viewed iswatched haswatched watchstatus status state played userdataplayed plays',
    'playcount viewcount gesehen angesehen vu visto vista просмотрено obejrzane obejrzany bekeken',
    'sedd 看过 状态',
  ),
  watchlist: listed(
    'watchlist wishlist towatch wanttosee wanttowatch plantowatch merkliste merken vormerken',
    'vorgemerkt watchlater avoir porver davedere 想看',
  ),
  type: listed('titletype mediatype itemtype entitytype type kind typ тип tipo media category'),
  like: listed(
    'like liked likes loved favorite favourite isfavorite isfavourite heart userdataisfavorite',
    'favorit favori favorito lieblingsfilm gefallt gefalltmir megusta coupdecoeur coupdecœur preferito',
    'любимый нравится ulubiony',
  ),
  owned: listed('owned own ihaveit inmycollection besitz vorhanden possede bluray dvd'),
  list: listed('list lists listname collection collections liste listen lista'),
  tags: listed('tags mytags keywords schlagworte etiquetas etichette теги tagi labels'),
  note: listed(
    'review myreview reviewtext comment comments notes memo thoughts opinion minireview notiz notizen',
    'kommentar kritik critique commentaire resena comentario recensione commento рецензия отзыв',
    'комментарий recenzja komentarz 短评 note anmerkung bemerkung bemerkungen',
  ),
};

/** The words of several lines. */
function listed(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** Asked in this order; a column gets one meaning, and these but one column each. */
const order: readonly ColumnMeaning[] = [
  ...([
    'imdb-id',
    'tmdb-id',
    'movielens-id',
    'title',
    'year',
    'rating',
    'watched-date',
    'date',
    'type',
    'watched',
    'watchlist',
  ] as const),
  ...(['like', 'owned', 'list', 'tags', 'note'] as const),
];
const sampled = 400;
const isAny = (): boolean => true;

type Column = { place: number; folded: string; values: readonly string[] };

/** Whether so many of a column's values are what the meaning needs. */
const fits: Readonly<Record<ColumnMeaning, (column: Column) => boolean>> = {
  ignored: isAny,
  title: ({ values }) => mostly(values, (value) => /\p{L}|\d/u.test(value) && !/^https?:/iu.test(value)),
  'other-title': ({ values }) =>
    mostly(values, (value) => /\p{L}|\d/u.test(value) && !/^https?:/iu.test(value)),
  year: ({ values }) => mostly(values, (value) => parseYear(value) !== null || /\d{4}$/u.test(value)),
  'imdb-id': ({ values }) => mostly(values, (value) => imdbIdIn(value) !== null),
  'tmdb-id': ({ values }) =>
    mostly(values, (value) => parseId(/movie\/(\d+)/u.exec(value)?.[1] ?? value) !== null),
  'movielens-id': ({ values }) => mostly(values, (value) => parseId(value) !== null),
  rating: ({ values }) => mostly(rated(values), (value) => isOnSomeScale(value)),
  date: ({ values }) => mostly(values, isDateLike),
  'watched-date': ({ values }) => mostly(values, isDateLike),
  tags: isAny,
  watched: ({ values }) => values.some((value) => ['watched', 'watchlist'].includes(statusOf(value) ?? '')),
  watchlist: ({ values }) =>
    new Set(values).size <= Math.max(4, values.length / 2) || mostly(values, isDateLike),
  type: ({ values }) =>
    new Set(values).size <= 20 && mostly(values, (value) => /^[\p{L}\s\-_]+$/u.test(value)),
  like: ({ values }) => new Set(values).size <= 4,
  owned: ({ values }) => new Set(values).size <= 4,
  list: isAny,
  note: ({ values }) => values.length === 0 || !mostly(values, (value) => /^\d+(?:[.,]\d+)?$/u.test(value)),
};

/** A mapping of all columns; those that nothing speaks for are ignored. `path` may say what rows without a rating are. */
export function guessMapping(table: TableCells, path: string): TableMapping {
  const columns = table.names.map((name, place): Column => ({
    ...{ place, folded: foldName(name) },
    values: table.rows.slice(0, sampled).flatMap(({ cells }) => cells[place] || []),
  }));
  const meanings = new Map<number, ColumnMeaning>();
  const free = (): Column[] =>
    columns.filter(({ place, values }) => !meanings.has(place) && values.length > 0);
  for (const meaning of order) {
    const best = (names[meaning] ?? [])
      .map((name) => free().find((column) => column.folded === foldName(name) && fits[meaning](column)))
      .find((column) => column !== undefined);
    const found = best ?? fallback(meaning, free());
    if (found !== undefined) meanings.set(found.place, meaning);
  }
  if ([...meanings.values()].includes('title')) {
    const others = [...(names.title ?? []), ...(names['other-title'] ?? [])].map(foldName);
    for (const column of free()) {
      if (others.includes(column.folded) && fits['other-title'](column))
        meanings.set(column.place, 'other-title');
    }
  }
  const rating = columns.find(({ place }) => meanings.get(place) === 'rating');
  return {
    columns: table.names.map((name, place) => ({ name, meaning: meanings.get(place) ?? 'ignored' })),
    scale: guessScale(table, rating?.place ?? -1),
    dateOrder: 'automatic',
    unrated: guessUnrated(path, [...meanings.values()], columns, meanings),
  };
}

/** What the values alone say, where no name does. */
function fallback(meaning: ColumnMeaning, free: readonly Column[]): Column | undefined {
  if (meaning === 'imdb-id')
    return free.find(({ values }) => mostly(values, (value) => /tt\d{7,}/u.test(value), 0.9));
  if (meaning === 'title') {
    return free.find(
      ({ values }) =>
        new Set(values).size > values.length * 0.8 &&
        mostly(
          values,
          (value) => /\p{L}{2}/u.test(value) && !/^https?:|^tt\d+$/iu.test(value) && !isDateLike(value),
          0.9,
        ),
    );
  }
  if (meaning === 'year')
    return free.find(({ values }) => mostly(values, (value) => /^(?:18|19|20)\d\d$/u.test(value), 0.95));
  return undefined;
}

/** The smallest scale that has all ratings of a column; that of five stars where there are none. */
export function guessScale(table: TableCells, place: number): RatingScale {
  const values = rated(table.rows.map(({ cells }) => cells[place] ?? ''));
  const folded = foldName(table.names[place] ?? '');
  if (values.length > 0 && values.every((value) => /^[a-f][+-−]?$/iu.test(value))) return 'letters';
  const numbers = values
    .map((value) => Number(value.replace(',', '.').replace(/\s*[%/].*$/u, '')))
    .filter(Number.isFinite);
  const highest = numbers.toSorted((x, y) => y - x)[mistakesIn(numbers)] ?? 0;
  if (values.some((value) => value.endsWith('%')) || highest > 20 || folded.endsWith('100')) return '100';
  if (highest > 10) return '20';
  return highest > 5 || folded.endsWith('10') ? '10' : '5';
}

/** How many ratings are above 10, where those are so few that they are typing errors. */
function mistakesIn(numbers: readonly number[]): number {
  const beyond = numbers.filter((value) => value > 10).length;
  return numbers.length >= 4 && beyond <= Math.max(1, numbers.length / 50) ? beyond : 0;
}

function guessUnrated(
  path: string,
  meanings: readonly ColumnMeaning[],
  columns: readonly Column[],
  chosen: ReadonlyMap<number, ColumnMeaning>,
): Unrated {
  const list = listNameOf({ path });
  if (list === 'watchlist' || list === 'watched') return list;
  if (meanings.includes('rating') || meanings.includes('watched') || meanings.includes('watchlist'))
    return 'left-out';
  const dated = columns.find(({ place }) => chosen.get(place) === 'watched-date');
  return /watched|seen|viewed|played|gesehen|vule|datevue|visto|просмотр|obejrz/u.test(dated?.folded ?? '')
    ? 'watched'
    : 'left-out';
}

function rated(values: readonly string[]): string[] {
  return values.filter((value) => !isUnrated(value));
}

function isOnSomeScale(value: string): boolean {
  return (
    halfStarsOf(value, '100') !== null ||
    halfStarsOf(value, '5') !== null ||
    halfStarsOf(value, 'letters') !== null
  );
}

function isDateLike(value: string): boolean {
  const read = readDate(value, 'day-first');
  return !('problem' in read) || read.problem !== 'unreadable';
}

function mostly(values: readonly string[], is: (value: string) => boolean, share = 0.6): boolean {
  return values.length > 0 && values.filter(is).length >= values.length * share;
}
