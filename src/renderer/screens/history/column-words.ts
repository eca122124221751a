// What columns can mean, in words, and how ratings and dates in them can be read.
import {
  columnMeanings,
  ratingScales,
  type ColumnMeaning,
  type MappedDateOrder,
  type RatingScale,
  type Unrated,
} from '../../../contract/table-mapping.ts';
import { m } from '../../../messages/messages.js';

type Option<T> = { readonly value: T; readonly label: string };

const meanings: Readonly<Record<ColumnMeaning, () => string>> = {
  ignored: m.columns_ignored,
  title: m.columns_meaning_title,
  'other-title': m.columns_meaning_other_title,
  year: m.columns_meaning_year,
  'imdb-id': m.columns_meaning_imdb,
  'tmdb-id': m.columns_meaning_tmdb,
  'movielens-id': m.columns_meaning_movielens,
  rating: m.columns_meaning_rating,
  date: m.columns_meaning_date,
  'watched-date': m.columns_meaning_watched_date,
  watched: m.columns_meaning_watched,
  watchlist: m.columns_meaning_watchlist,
  type: m.columns_meaning_type,
  like: m.columns_meaning_like,
  owned: m.columns_meaning_owned,
  list: m.columns_meaning_list,
  note: m.columns_meaning_note,
  tags: m.columns_meaning_tags,
};

const scales: Readonly<Record<RatingScale, () => string>> = {
  '5': m.columns_scale_5,
  '10': m.columns_scale_10,
  '20': m.columns_scale_20,
  '100': m.columns_scale_100,
  letters: m.columns_scale_letters,
};

export function meaningOptions(): Option<ColumnMeaning>[] {
  return columnMeanings.map((value) => ({ value, label: meanings[value]() }));
}

export function scaleOptions(): Option<RatingScale>[] {
  return ratingScales.map((value) => ({ value, label: scales[value]() }));
}

export function orderOptions(): Option<MappedDateOrder>[] {
  return [
    { value: 'automatic', label: m.columns_order_automatic() },
    { value: 'day-first', label: m.columns_order_day() },
    { value: 'month-first', label: m.columns_order_month() },
  ];
}

export function unratedOptions(): Option<Unrated>[] {
  return [
    { value: 'left-out', label: m.columns_unrated_left_out() },
    { value: 'watched', label: m.columns_unrated_watched() },
    { value: 'watchlist', label: m.columns_unrated_watchlist() },
  ];
}
