// `predict`: the stars that a user of the catalogue would give a movie.
import type { Command } from 'commander';
import type { UserId } from '../../contract/ids.ts';
import { parseUserId } from '../arguments.ts';
import { formatStars, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type Options = { user: UserId; movie: string };

export function addPredictCommand(program: Command, run: Runner): void {
  program
    .command('predict')
    .description('predict the stars that a user would give a movie')
    .requiredOption('--user <id>', 'a user of the catalogue', parseUserId)
    .requiredOption('--movie <movie>', 'its id or its title')
    .action((options: Options) =>
      run(async (context) => {
        const { movie, predictedStars, starsDeviation } = await withEngine(context, async (engine) => {
          const found = engine.findMovie(options.movie);
          return { movie: found, ...(await engine.predict(options.user, found.movieId)) };
        });
        const { movieId, title, year } = movie;
        context.print(
          { predictedStars, starsDeviation, userId: options.user, movieId, title, year },
          () =>
            `User ${options.user} would give ${formatTitle(movie)} ${formatStars(predictedStars)} stars${describeDeviation(starsDeviation)}.\n`,
        );
      }),
    );
}

/** About two thirds of ratings are within one standard deviation. */
function describeDeviation(starsDeviation: number | null): string {
  return starsDeviation === null ? '' : `, give or take ${formatStars(starsDeviation)}`;
}
