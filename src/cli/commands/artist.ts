// `artist NAME`: the movies of somebody of the cast or crew.
import type { Command } from 'commander';
import type { Artist } from '../../contract/credits.ts';
import { MatineeError } from '../../contract/errors.ts';
import { renderTable } from '../output/table.ts';
import { formatCountOf, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

export function addArtistCommand(program: Command, run: Runner): void {
  program
    .command('artist')
    .description('list the movies that somebody made or plays in')
    .argument('<name>', 'their name, or the beginnings of its words')
    .action((asked: string) =>
      run(async (context) => {
        const artist = await withEngine(context, async ({ handlers }) => {
          const [found] = await handlers['credits:search']({ query: asked, limit: 1 });
          if (found === undefined) throw nobody(asked);
          return await handlers['credits:artist']({ artistId: found.artistId });
        });
        const works = artist.works.map(({ movie: { movieId, title, year }, kinds, role }) => {
          return { movieId, title, year, kinds, role };
        });
        context.print({ name: artist.name, works }, () => toText(artist, context.terminal.width));
      }),
    );
}

function nobody(asked: string): MatineeError {
  return new MatineeError(
    'unknown-artist',
    `No movie of the library names "${asked}" among its cast and crew. They come with credits.csv of The Movies Dataset: \`import\` it after your library.`,
    { details: { name: asked } },
  );
}

function toText({ name, works }: Artist, width: number | null): string {
  const table = renderTable(
    works,
    [
      { heading: 'Id', value: ({ movie }) => String(movie.movieId), align: 'right' },
      { heading: 'Movie', value: ({ movie }) => formatTitle(movie), shrinks: true },
      { heading: 'As', value: ({ kinds, role }) => role ?? kinds.join(', '), shrinks: true },
    ],
    width,
  );
  return `${name}, ${formatCountOf(works.length, 'movie')}:\n\n${table}`;
}
