// `rate`: saves a rating in a profile's diary.
import type { Command } from 'commander';
import { parseProfileName, parseStars } from '../arguments.ts';
import { formatCountOf, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type Options = { profile: string; movie: string; stars: number };

export function addRateCommand(program: Command, run: Runner): void {
  program
    .command('rate')
    .description('rate a movie as a person at this computer')
    .requiredOption('--profile <name>', 'who rates; a new name makes a new profile', parseProfileName)
    .requiredOption('--movie <movie>', 'its id or its title')
    .requiredOption('--stars <stars>', '0.5 to 5 in half steps', parseStars)
    .action(({ profile, movie, stars }: Options) =>
      run(async (context) => {
        const { entry, isNewProfile } = await withEngine(context, async (engine) => {
          const { movieId } = engine.findMovie(movie);
          const isNew = !engine.hasProfile(profile);
          return { entry: await engine.rate(profile, movieId, stars), isNewProfile: isNew };
        });
        const { movieId, title, year, ratedAtMs } = entry;
        if (isNewProfile) context.terminal.err(`Made the profile “${profile}”.\n`);
        context.print(
          { profile, isNewProfile, movieId, title, year, stars: entry.stars, ratedAtMs },
          () => `${profile} gave ${formatTitle(entry)} ${formatCountOf(entry.stars, 'star')}.\n`,
        );
      }),
    );
}
