// `recommend`: what to watch next, for a user of the catalogue or a person at this computer.
import type { Command } from 'commander';
import type { UserId } from '../../contract/ids.ts';
import type { Recommendation, RecommendationList } from '../../contract/recommendations.ts';
import { parseProfileName, parseUserId, wholeNumberBetween } from '../arguments.ts';
import { renderTable } from '../output/table.ts';
import { formatCountOf, formatPrediction, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type Options = { user?: UserId; profile?: string; count: number; uncorrected?: true; from?: string };

export function addRecommendCommand(program: Command, run: Runner): void {
  program
    .command('recommend')
    .description('recommend movies to a user of the catalogue or to a profile')
    .option('--user <id>', 'a user of the catalogue', parseUserId)
    .option('--profile <name>', 'a person at this computer, see `rate`', parseProfileName)
    .option('-n, --count <count>', 'how many movies', wholeNumberBetween(1, 500), 10)
    .option('--from <set>', 'only movies of the profile’s `watchlist`, `owned`, or `list:NAME`, see `lists`')
    .option(
      '--uncorrected',
      'in the model’s own order, mostly well-known movies; otherwise the more lesser-known ones the person has rated, ' +
        'the more are in the list',
    )
    .action(({ user, profile, count, uncorrected, from }: Options, command: Command) => {
      if ((user === undefined) === (profile === undefined)) {
        command.error('error: say for whom, with either --user ID or --profile NAME');
      }
      if (user !== undefined && from !== undefined) {
        command.error('error: --from is for profiles: users of the catalogue have no lists');
      }
      return run(async (context) => {
        const corrected = uncorrected !== true;
        const list = await withEngine(context, (engine) =>
          user === undefined
            ? engine.recommendToProfile(profile ?? '', count, {
                corrected,
                ...(from === undefined ? {} : { from }),
              })
            : engine.recommendToUser(user, count, corrected),
        );
        context.print(toJson(list), () => toText(list, from ?? null, context.terminal.width));
      });
    });
}

function toJson(list: RecommendationList): object {
  return {
    recommendations: list.recommendations.map(
      ({ movieId, title, year, predictedStars, starsDeviation, score, reasons }) => ({
        movieId,
        title,
        year,
        predictedStars,
        starsDeviation,
        score,
        reasons,
      }),
    ),
    basis: list.basis,
    runId: list.runId,
    ratingsUsed: list.ratingsUsed,
    corrected: list.corrected,
  };
}

function toText(list: RecommendationList, from: string | null, width: number | null): string {
  if (from !== null && list.recommendations.length === 0) {
    return `There is nothing left to see in ${from}: add movies to it, or leave out --from.\n`;
  }
  const table = renderTable<Recommendation>(
    list.recommendations,
    [
      { heading: 'Id', value: (movie) => String(movie.movieId), align: 'right' },
      { heading: 'Movie', value: formatTitle, shrinks: true },
      { heading: 'Stars', value: formatPrediction, align: 'right' },
      { heading: 'Score', value: (movie) => movie.score.toFixed(2), align: 'right' },
      {
        heading: 'Because of',
        value: (movie) => movie.reasons.map((reason) => `${reason.title} (${reason.stars})`).join(', '),
        shrinks: true,
      },
    ],
    width,
  );
  const basis =
    list.basis === 'model'
      ? `From ${formatCountOf(list.ratingsUsed, 'rating')}, by run ${list.runId ?? ''}.`
      : 'The most popular movies: there is no model or no rating to go by yet (see `train` and `rate`).';
  const order = list.corrected
    ? ' The more lesser-known movies are among those ratings, the more of them are here; `--uncorrected` is the model’s own order.'
    : '';
  return `${table}\n${basis}${order}\n`;
}
