// Reasons in words: one line for each movie, out of the figures that the engine computed.
import type { CardReason, HomeMovie } from '../../../contract/home.ts';
import { m } from '../../../messages/messages.js';
import { formatCount, formatDay, formatMean, formatStars } from '../../ui/format.ts';
import { genreName } from '../../ui/genre-names.ts';

/** The line on a movie's card. `onShelfOf` says that the shelf's own title names the rating already. */
export function reasonLine(movie: Pick<HomeMovie, 'reason' | 'predictedStars'>, onShelfOf = false): string {
  const { reason } = movie;
  switch (reason.kind) {
    case 'because':
      return becauseLine(reason, onShelfOf);
    case 'audience':
      return m.home_audience_of({ title: reason.of.title });
    case 'genre':
      return m.home_genre_liked({ genre: genreName(reason.genre), mean: formatMean(reason.meanStars) });
    case 'tag':
      return m.home_tag_liked({ tag: reason.tag, mean: formatMean(reason.meanStars) });
    case 'director':
      return m.home_by_director({ name: reason.name, title: reason.of.title });
    case 'crowd':
      if (reason.meanStars === null) return m.home_unrated();
      // Without a prediction the movie's figure is this mean.
      return movie.predictedStars === null
        ? m.home_ratings({ count: reason.ratingCount })
        : m.home_crowd({ mean: formatMean(reason.meanStars), count: reason.ratingCount });
    case 'few-know':
      return m.home_few_know({ count: reason.ratingCount, mean: formatMean(reason.meanStars) });
    case 'unusual':
      return unusualLine(reason);
    case 'rewatch':
      return m.home_rewatched({ stars: formatStars(reason.stars), when: formatDay(reason.ratedAtMs) });
  }
}

/** The same with more room, beside a movie that is shown large with its figures; null if these say it all. */
export function reasonSentence(movie: Pick<HomeMovie, 'reason' | 'predictedStars'>): string | null {
  const { reason } = movie;
  if (reason.kind === 'crowd' && reason.meanStars !== null && movie.predictedStars === null) return null;
  if (reason.kind !== 'because') return `${reasonLine(movie)}.`;
  const { title, stars } = reason.of;
  return `${m.home_because_gave({ title, stars: formatStars(stars) })}.`;
}

function becauseLine({ of, also }: Extract<CardReason, { kind: 'because' }>, onShelfOf: boolean): string {
  if (!onShelfOf) return m.home_because_of({ title: of.title });
  return also === null ? m.home_because_only() : m.home_because_also({ title: also.title });
}

function unusualLine({ lacks, nearerShare }: Extract<CardReason, { kind: 'unusual' }>): string {
  const [first, second] = lacks;
  if (first === undefined) return m.home_unusual({ share: formatCount(Math.floor(nearerShare * 100)) });
  if (second === undefined) return m.home_unusual_genre({ genre: genreName(first) });
  return m.home_unusual_genres({ one: genreName(first), other: genreName(second) });
}
