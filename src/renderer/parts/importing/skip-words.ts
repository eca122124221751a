// Why a row was left out, in the window's language.
import { keysOf } from '../../../contract/keys-of.ts';
import { skipReasons } from '../../../contract/skip-reasons.ts';
import { m } from '../../../messages/messages.js';

const wordsOf: Readonly<Record<keyof typeof skipReasons, () => string>> = {
  television: m.import_skip_television,
  noMovie: m.import_skip_no_movie,
  notHere: m.import_skip_not_here,
  noRating: m.import_skip_no_rating,
  badRating: m.import_skip_bad_rating,
  noTitle: m.import_skip_no_title,
  ragged: m.import_skip_ragged,
  noViewing: m.import_skip_no_viewing,
  watchedSince: m.import_skip_watched_since,
  trailer: m.import_skip_trailer,
  onlyBegun: m.import_skip_only_begun,
  notOfRyot: m.import_skip_not_of_ryot,
  notOfTrakt: m.import_skip_not_of_trakt,
  unknownScale: m.import_skip_unknown_scale,
  dateUnreadable: m.import_skip_date_unreadable,
  dateImpossible: m.import_skip_date_impossible,
  dateTwoWays: m.import_skip_date_two_ways,
  dateFuture: m.import_skip_date_future,
  dateTooEarly: m.import_skip_date_too_early,
  idNotWhole: m.import_skip_id_not_whole,
  budgetNoNumber: m.import_skip_budget_no_number,
  revenueNoNumber: m.import_skip_revenue_no_number,
  runtimeNoNumber: m.import_skip_runtime_no_number,
  userIdNotWhole: m.import_skip_user_id_not_whole,
  movieIdNotWhole: m.import_skip_movie_id_not_whole,
  ratingNoNumber: m.import_skip_rating_no_number,
  ratingOutOfRange: m.import_skip_rating_out_of_range,
  ratingNotHalf: m.import_skip_rating_not_half,
  timeNoNumber: m.import_skip_time_no_number,
  openQuote: m.import_skip_open_quote,
  farTooManyFields: m.import_skip_far_too_many_fields,
  fieldTooLong: m.import_skip_field_too_long,
  emptyTitle: m.import_skip_empty_title,
  tagIdNotWhole: m.import_skip_tag_id_not_whole,
  emptyTag: m.import_skip_empty_tag,
  tagIdUsed: m.import_skip_tag_id_used,
  wrongNumberCount: m.import_skip_wrong_number_count,
  movieNotListed: m.import_skip_movie_not_listed,
  tagNotListed: m.import_skip_tag_not_listed,
  relevanceOutOfRange: m.import_skip_relevance_out_of_range,
  movieIdUsed: m.import_skip_movie_id_used,
  otherColumns: m.import_skip_other_columns,
  linkIdNotWhole: m.import_skip_link_id_not_whole,
  otherRatingTable: m.import_skip_other_rating_table,
  ratedBefore: m.import_skip_rated_before,
};

const keyOf = new Map<string, keyof typeof skipReasons>(
  keysOf(skipReasons).map((key) => [skipReasons[key], key]),
);

/** The words for a reason of a report; those of an older version, which this one has no words for, stay as they are. */
export function skipWords(reason: string): string {
  const key = keyOf.get(reason);
  return key === undefined ? reason : wordsOf[key]();
}
