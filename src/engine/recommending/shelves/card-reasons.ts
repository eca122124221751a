// What can truly be said of a card beside its shelf's own reason: a rating that speaks for it, an audience it shares, a genre or tag the person gives more, a director they liked.
import { meanOf, shrunkMean } from '../../base/statistics.ts';
import type { PersonRating } from '../person.ts';
import { likedTags } from './liked-tags.ts';
import type { Scene } from './shelf-context.ts';
import type { PlannedReason, PlannedShelf } from './shelf-spec.ts';
import { variedReasons, type ReasonOption } from './varied-reasons.ts';

type Option = ReasonOption<PlannedReason>;

/** What each kind says beside a rating of the person's, which says most. */
const strengths = { own: 0.95, director: 0.8, tag: 0.7, genre: 0.6, audience: 0.5, alone: 0.1, crowd: 0 };
/** A genre is named from so many of the person's ratings on, and from so many stars above their mean, after shrinking. */
const genre = { leastRatings: 5, leastLiking: 0.2, prior: 5 };
/** Two movies share their audience if hardly any is nearer to the rated one: so large a share, judged by so many movies; of what was liked best. */
const audience = { nearest: 0.02, sample: 200, liked: 80 };

/** Each shelf with reasons that vary from card to card; what a rewatch says varies by itself. */
export function withVariedReasons(scene: Scene, shelves: readonly PlannedShelf[]): PlannedShelf[] {
  const look = reasonsOf(scene, shelves);
  return shelves.map((shelf) => {
    if (shelf.kind === 'rewatch') return shelf;
    const subject = shelf.kind === 'because' ? shelf.subject : null;
    const reasons = variedReasons(
      shelf.cards.map(({ movie, reason }): [Option, ...Option[]] => [
        ownOption(reason, subject !== null),
        // Far from what they usually watch is what that shelf is about: nothing there has their audience.
        ...look(movie, subject, shelf.kind === 'outside'),
        ...(shelf.kind === 'outside' ? [ownOption({ kind: 'crowd' }, false)] : []),
      ]),
    );
    return {
      ...shelf,
      cards: shelf.cards.map(({ movie, reason }, k) => ({ movie, reason: reasons[k] ?? reason })),
    };
  });
}

/** That of the shelf. Where that is of one rating, a card has a second one to name, or says only that there is none. */
function ownOption(reason: PlannedReason, isOfOne: boolean): Option {
  switch (reason.kind) {
    case 'because': {
      const says = isOfOne && reason.also === null ? strengths.alone : strengths.own;
      return { reason, strength: says, names: nameOf(reason.also ?? reason.of) };
    }
    case 'crowd':
      return { reason, strength: strengths.crowd, names: '' };
    default:
      return { reason, strength: strengths.own, names: reason.kind };
  }
}

function nameOf({ movieId }: PersonRating): string {
  return `movie ${movieId}`;
}

/** Without what names `subject`, which the shelf's title names already. */
function reasonsOf(
  scene: Scene,
  shelves: readonly PlannedShelf[],
): (movie: number, subject: PersonRating | null, isFar: boolean) => Option[] {
  const liked = scene.ratings.flatMap((rating, k) => {
    const movie = scene.rated[k];
    return movie === undefined || rating.stars < scene.meanStars ? [] : [{ movie, rating }];
  });
  const genres = likedGenres(scene);
  const directors = likedDirectors(scene, shelves, liked);
  const tags = tagOptions(scene, shelves);
  const nearestOf = nearestAmong(scene, liked);
  return (movie, subject, isFar) => {
    const near = isFar ? null : nearestOf(movie, subject);
    return [
      ...genres
        .filter(({ has }) => has[movie] === 1)
        .slice(0, 2)
        .map(({ reason, liking }) => ({
          ...{ reason, names: reason.genre },
          strength: strengths.genre + Math.min(0.2, liking / 5),
        })),
      ...directors(movie, subject),
      ...tags(movie),
      ...(near === null
        ? []
        : [
            {
              reason: { kind: 'audience' as const, of: near },
              strength: strengths.audience,
              names: nameOf(near),
            },
          ]),
    ];
  };
}

/** Genres that the person gives clearly more than their mean, the most liked first. */
function likedGenres({ traits, ratings, rated, meanStars }: Scene) {
  return traits.genres
    .flatMap(({ genre: name, has }) => {
      const stars = ratings.flatMap((rating, k) => (has[rated[k] ?? -1] === 1 ? rating.stars : []));
      const mean = meanOf(stars);
      const liking = shrunkMean((mean - meanStars) * stars.length, stars.length, genre.prior);
      if (stars.length < genre.leastRatings || liking < genre.leastLiking) return [];
      const reason = { kind: 'genre' as const, genre: name, meanStars: mean, yourMeanStars: meanStars };
      return { has, liking, reason };
    })
    .sort((a, b) => b.liking - a.liking);
}

/** The two tags of a movie that the person gives most above their mean, by the movies on the shelves. */
function tagOptions(
  { movieIds, ratings, meanStars, tagsOf, traits }: Scene,
  shelves: readonly PlannedShelf[],
): (movie: number) => Option[] {
  const rated = tagsOf(ratings.map(({ movieId }) => movieId));
  const genres = new Set(traits.genres.map(({ genre: name }) => name.toLowerCase()));
  const liked = likedTags(ratings, meanStars, rated, genres);
  if (liked.size === 0) return () => [];
  const names = tagsOf(shelves.flatMap(({ cards }) => cards.map(({ movie }) => movieIds[movie] ?? 0)));
  return (movie) =>
    [...new Set(names.get(movieIds[movie] ?? 0))]
      .flatMap((name) => liked.get(name) ?? [])
      .sort((a, b) => b.lift - a.lift)
      .slice(0, 2)
      .map(({ tag, meanStars: mean, lift }) => ({
        reason: { kind: 'tag' as const, tag, meanStars: mean, yourMeanStars: meanStars },
        strength: strengths.tag + Math.min(0.2, lift / 5),
        names: `tag ${tag}`,
      }));
}

/** Directors of a liked movie, by the movies on the shelves. */
function likedDirectors(
  { movieIds, directorsOf }: Scene,
  shelves: readonly PlannedShelf[],
  liked: readonly { movie: number; rating: PersonRating }[],
): (movie: number, subject: PersonRating | null) => Option[] {
  const shown = shelves.flatMap(({ cards }) => cards.map(({ movie }) => movieIds[movie] ?? 0));
  const names = directorsOf([...shown, ...liked.map(({ rating }) => rating.movieId)]);
  const byName = new Map<string, PersonRating>();
  for (const { rating } of liked.toSorted((a, b) => b.rating.stars - a.rating.stars)) {
    for (const name of names.get(rating.movieId) ?? []) if (!byName.has(name)) byName.set(name, rating);
  }
  return (movie, subject) =>
    (names.get(movieIds[movie] ?? 0) ?? []).flatMap((name) => {
      const of = byName.get(name);
      if (of === undefined || of.movieId === subject?.movieId) return [];
      return [{ reason: { kind: 'director' as const, name, of }, strength: strengths.director, names: name }];
    });
}

/** The liked movie whose audience is most like that of another one, if it is among the nearest there are. */
function nearestAmong(
  scene: Scene,
  liked: readonly { movie: number; rating: PersonRating }[],
): (movie: number, subject: PersonRating | null) => PersonRating | null {
  const { vectors, dimensions } = scene.recommender.movieVectors();
  const cosine = (a: number, b: number): number => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) {
      sum += (vectors[a * dimensions + d] ?? 0) * (vectors[b * dimensions + d] ?? 0);
    }
    return sum;
  };
  const count = scene.movieIds.length;
  const step = Math.max(1, Math.floor(count / audience.sample));
  const favourites = liked.toSorted((a, b) => b.rating.stars - a.rating.stars).slice(0, audience.liked);
  const bounds = new Map<number, number>();
  /** How near a movie has to be to be among the nearest, by every so manieth movie. */
  function boundOf(movie: number): number {
    const known = bounds.get(movie);
    if (known !== undefined) return known;
    const sample = Float32Array.from({ length: Math.ceil(count / step) }, (_, k) =>
      cosine(movie, k * step),
    ).sort();
    const bound = sample[Math.floor(sample.length * (1 - audience.nearest))] ?? 1;
    bounds.set(movie, bound);
    return bound;
  }
  return (movie, subject) => {
    let best: { movie: number; rating: PersonRating; near: number } | null = null;
    for (const other of favourites) {
      if (other.rating.movieId === subject?.movieId) continue;
      const near = cosine(movie, other.movie);
      if (near > (best?.near ?? 0)) best = { ...other, near };
    }
    return best !== null && best.near >= boundOf(best.movie) ? best.rating : null;
  };
}
