// `similar MOVIE`: lists the most similar movies.
import type { Command } from 'commander';
import type { SimilarMovie } from '../../contract/recommendations.ts';
import { wholeNumberBetween } from '../arguments.ts';
import { renderTable } from '../output/table.ts';
import { formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

export function addSimilarCommand(program: Command, run: Runner): void {
  program
    .command('similar')
    .description('list the movies that are most like one')
    .argument('<movie>', 'its id or its title')
    .option('-n, --count <count>', 'how many movies', wholeNumberBetween(1, 500), 10)
    .action((asked: string, { count }: { count: number }) =>
      run(async (context) => {
        const { movie, similar } = await withEngine(context, (engine) => engine.similar(asked, count));
        context.print(
          {
            similar: similar.map(({ movieId, title, year, similarity }) => ({
              movieId,
              title,
              year,
              similarity,
            })),
            movie: { movieId: movie.movieId, title: movie.title, year: movie.year },
          },
          () => `Most similar to ${formatTitle(movie)}:\n\n${toText(similar, context.terminal.width)}`,
        );
      }),
    );
}

function toText(similar: readonly SimilarMovie[], width: number | null): string {
  return renderTable(
    similar,
    [
      { heading: 'Id', value: (movie) => String(movie.movieId), align: 'right' },
      { heading: 'Movie', value: formatTitle, shrinks: true },
      { heading: 'Similarity', value: (movie) => movie.similarity.toFixed(3), align: 'right' },
      { heading: 'Genres', value: (movie) => movie.genres.join(', '), shrinks: true },
    ],
    width,
  );
}
