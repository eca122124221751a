// Answers of Home: its shelves, the list behind them, why a movie is recommended, the tuner and its mixes.
import { memoize } from '../base/memoize.ts';
import type { Handlers } from '../../contract/calls.ts';
import type { TunerFacets } from '../../contract/tuning.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { SessionContext } from '../session/context.ts';
import { recommendToProfile } from '../session/recommendation-lists.ts';
import { homeShelves } from './home-shelves.ts';
import { whyMovie } from './why.ts';

/** Tags that the tuner can offer: the maximum number, and the minimum of movies per tag. */
const offeredTags = { most: 400, leastMovies: 3 };

export function homeAnswers(context: SessionContext) {
  const { library } = context;
  const { diary } = library;
  const facets = memoize(readFacets);
  return {
    'home:shelves': ({ tuning, from }) => homeShelves(context, tuning, from),
    'recommendations:list': ({ limit, from }) =>
      recommendToProfile(context, library.activeProfile().profileId, { limit, from }),
    'recommendations:why': (asked) => whyMovie(context, asked),
    'tuner:facets': () => facets(library.requireCatalogue()),
    'tuner:keep': ({ tuning }) => {
      diary.keepTuning(library.activeProfile().profileId, tuning);
      return {};
    },
    'mixes:list': () => diary.mixes(library.activeProfile().profileId),
    'mixes:save': (mix) => diary.saveMix(library.activeProfile().profileId, mix),
    'mixes:remove': ({ mixId }) => {
      diary.removeMix(library.activeProfile().profileId, mixId);
      return {};
    },
  } satisfies Partial<Handlers<'engine'>>;
}

function readFacets(catalogue: Catalogue): TunerFacets {
  const { genres, yearMin, yearMax } = catalogue.facets();
  return {
    genres: genres.map(({ genre, count }) => ({ genre, movies: count })),
    tags: catalogue.commonTags(offeredTags.most, offeredTags.leastMovies),
    yearMin,
    yearMax,
  };
}
