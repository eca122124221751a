// Reads `--map title=Film,year=Jahr,rating=Note:10`: which column has what, and how a rating or a date is to be read.
import { InvalidArgumentError } from 'commander';
import {
  columnMeanings,
  mappedDateOrderSchema,
  ratingScales,
  ratingScaleSchema,
  unratedSchema,
  type ColumnMeaning,
  type MappedDateOrder,
  type RatingScale,
  type TableMapping,
  type Unrated,
} from '../contract/table-mapping.ts';

export type ColumnMap = {
  columns: { name: string; meaning: ColumnMeaning }[];
  /** Null for what was not said. */
  scale: RatingScale | null;
  dateOrder: MappedDateOrder | null;
  unrated: Unrated | null;
};

const named = columnMeanings.filter((meaning) => meaning !== 'ignored');
const form = `It has to be like title=Film,year=Jahr,rating=Note:10,date=Datum:day-first. It knows ${named.join(', ')}; ratings of ${ratingScales.join(', ')}; dates that are day-first or month-first; and unrated=watched or unrated=watchlist for rows without a rating.`;

/** Throws commander's usage error. */
export function parseColumnMap(text: string): ColumnMap {
  const map: ColumnMap = { columns: [], scale: null, dateOrder: null, unrated: null };
  for (const part of partsOf(text)) {
    const [, key = '', value = ''] = /^([a-z-]+)=(.+)$/su.exec(part) ?? [];
    if (key === 'unrated') map.unrated = parsed(unratedSchema.safeParse(value).data);
    else {
      const meaning = parsed(named.find((each) => each === key));
      const [, name = value, hint] = /^(.+):([a-z0-9-]+)$/su.exec(value) ?? [];
      const scale = meaning === 'rating' ? ratingScaleSchema.safeParse(hint).data : undefined;
      const order = meaning === 'date' ? mappedDateOrderSchema.safeParse(hint).data : undefined;
      // What follows a colon and is neither belongs to the column's name.
      const isHint = scale !== undefined || order !== undefined;
      map.columns.push({ name: isHint ? name : value, meaning });
      map.scale ??= scale ?? null;
      map.dateOrder ??= order ?? null;
    }
  }
  if (map.columns.length === 0) throw new InvalidArgumentError(form);
  return map;
}

/** How `--map` would say what a table was taken for. */
export function columnMapText({ columns, scale, dateOrder, unrated }: TableMapping): string {
  const parts = columns.flatMap(({ name, meaning }) => {
    if (meaning === 'ignored') return [];
    const hint =
      meaning === 'rating'
        ? `:${scale}`
        : meaning === 'date' && dateOrder !== 'automatic'
          ? `:${dateOrder}`
          : '';
    return [`${meaning}=${name}${hint}`];
  });
  const text = [...parts, ...(unrated === 'left-out' ? [] : [`unrated=${unrated}`])].join(',');
  return /^[\w=,:.-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A comma within a column's name does not part: what follows one that parts is a meaning. */
function partsOf(text: string): string[] {
  return text.split(new RegExp(`,(?=(?:${[...named, 'unrated'].join('|')})=)`, 'u'));
}

function parsed<T>(value: T | undefined): T {
  if (value === undefined) throw new InvalidArgumentError(form);
  return value;
}
