// `ask QUESTION`: movies for a question in plain words, and what was understood of it.
import type { Command } from 'commander';
import type { AskedAnswer, AskedPart } from '../../contract/asking.ts';
import { movieSearchSchema } from '../../contract/movies.ts';
import { wholeNumberBetween } from '../arguments.ts';
import { renderTable } from '../output/table.ts';
import { formatCountOf, formatStars, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

const longestQuestion = 200;

export function addAskCommand(program: Command, run: Runner): void {
  program
    .command('ask')
    .description('find movies by a question in plain words, English or German; nothing leaves the computer')
    .argument(
      '<question...>',
      'such as "slow sad space film", "like Alien but lighter", "90s thriller, not horror"',
    )
    .option('-n, --count <count>', 'how many movies', wholeNumberBetween(1, 300), 10)
    .action((words: readonly string[], { count }: { count: number }) =>
      run(async (context) => {
        const query = words.join(' ').slice(0, longestQuestion);
        const search = movieSearchSchema.parse({ query, limit: count });
        const answer = await withEngine(context, (engine) => engine.handlers['movies:ask'](search));
        context.print(toJson(answer), () => toText(answer, context.terminal.width));
      }),
    );
}

function toJson({ movies, ...understood }: AskedAnswer): object {
  return {
    movies: movies.map(({ movieId, title, year, fit, fitsBy, unknown, predictedStars }) => ({
      ...{ movieId, title, year, fit, fitsBy, unknown, predictedStars },
    })),
    ...understood,
  };
}

function toText(answer: AskedAnswer, width: number | null): string {
  const { movies, parts, notUnderstood, taste } = answer;
  const understood = parts.map((part) => `  “${part.said}”: ${describePart(part)}`);
  const rest = notUnderstood.length === 0 ? [] : [`Not understood: ${notUnderstood.join(', ')}.`];
  const head = understood.length === 0 ? rest : ['Understood:', ...understood, ...rest];
  if (movies.length === 0) return `${head.join('\n')}\nNo movie fits. Ask with fewer words or with others.\n`;
  const table = renderTable(
    movies,
    [
      { heading: 'Id', value: (movie) => String(movie.movieId), align: 'right' },
      { heading: 'Movie', value: formatTitle, shrinks: true },
      {
        heading: 'Stars',
        value: (movie) => formatStars(movie.predictedStars ?? movie.meanStars),
        align: 'right',
      },
      {
        heading: 'Fits by',
        value: ({ fitsBy, unknown }) =>
          [...fitsBy, ...unknown.map((kind) => `${limitNames[kind]} unknown`)].join(', '),
        shrinks: true,
      },
    ],
    width,
  );
  const order =
    taste === 'predicted'
      ? 'In order of how well they fit and how much you would probably like them.'
      : 'In order of how well they fit and how much people liked them.';
  const last = parts.flatMap((part) =>
    (part.kind === 'years' || part.kind === 'runtime') && part.unknown > 0
      ? [`At the end: ${formatCountOf(part.unknown, 'movie')} of unknown ${limitNames[part.kind]}.`]
      : [],
  );
  return `${head.join('\n')}\n\n${table}\n${[order, ...last].join('\n')}\n`;
}

const limitNames = { years: 'year', runtime: 'runtime' } as const;

function describePart(part: AskedPart): string {
  const found = part.movies === 0 ? 'no movie here' : formatCountOf(part.movies, 'movie');
  return `${part.isExcluded ? 'not ' : ''}${describeMeaning(part)}, ${found}`;
}

function describeMeaning(part: AskedPart): string {
  switch (part.kind) {
    case 'theme': {
      const tags = part.tags.map((tag) => `“${tag}”`).join(', ');
      const named = [...part.genres, ...(tags === '' ? [] : [`tagged ${tags}`])];
      if (named.length > 0) return named.join(', ');
      return part.movies === 0 ? 'nothing that this library has' : 'in titles and plots';
    }
    case 'text':
      return 'in titles and plots';
    case 'person':
      return part.name;
    case 'like':
      return `similar to ${part.title}${part.variation === 'closest' ? '' : `, ${part.variation}`}`;
    case 'years':
      return describeRange(part.from, part.to, '');
    case 'runtime':
      return describeRange(part.from, part.to, ' minutes');
  }
}

function describeRange(from: number | null, to: number | null, unit: string): string {
  if (from === null) return `up to ${to ?? ''}${unit}`;
  return to === null ? `from ${from}${unit}` : `${from} to ${to}${unit}`;
}
