// A run as one page of HTML that needs nothing else: no script, no network, no file beside it.
import { languageTable, type Language } from '../../contract/languages.ts';
import { metricTable, metrics, type Metric } from '../../contract/metrics.ts';
import { presetTable } from '../../contract/presets.ts';
import {
  dimensionsOf,
  learningRateOf,
  type EpochMetrics,
  type Interval,
  type MovieGroup,
  type Run,
} from '../../contract/training.ts';
import { m } from '../../messages/messages.js';
import { curvePicture, type Curve } from './curve-picture.ts';
import { html, Html } from './html.ts';
import { reportFigures, type ReportFigures } from './report-figures.ts';
import { reportStyle } from './report-style.ts';

/** What the pieces of a report share. */
type Report = { run: Run; figures: ReportFigures; locale: { locale: Language } };

/** The simple methods, in the order of the table's columns. */
const methods = [
  { key: 'mean', name: m.train_movie_mean },
  { key: 'bias', name: m.train_biases },
  { key: 'popularity', name: m.train_popularity },
  { key: 'ease', name: () => 'EASE' },
] as const;

/** By name, as `named-messages` of the lint asks. */
const meanings: Readonly<Record<Metric, typeof m.train_meaning_rmse>> = {
  rmse: m.train_meaning_rmse,
  mae: m.train_meaning_mae,
  recallAt10: m.train_meaning_recallAt10,
  ndcgAt10: m.train_meaning_ndcgAt10,
  hitRateAt10: m.train_meaning_hitRateAt10,
  ndcgAt100: m.train_meaning_ndcgAt100,
  mrr: m.train_meaning_mrr,
  coverageAt10: m.train_meaning_coverageAt10,
  giniAt10: m.train_meaning_giniAt10,
  noveltyAt10: m.train_meaning_noveltyAt10,
};

/** The page about a run, with the person's note on it. Names of profiles are left out: a report is given to others. */
export function runReport(run: Run, note: string, language: Language): string {
  const locale = { locale: language };
  const report: Report = { run, locale, figures: reportFigures(language) };
  const title = m.train_report_title({ when: report.figures.when(run.createdAtMs) }, locale);
  return html`<!doctype html>
    <html lang="${languageTable[language].tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${new Html(reportStyle)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p class="faint">${run.catalogue.name} · ${presetTable[run.options.preset].name} · ${run.runId}</p>
        ${note === '' ? null : html`<p class="note">${note}</p>`} ${cards(report)}
        ${run.history.length === 0 ? null : curves(report)}
        <h2>${m.train_all_figures({}, locale)}</h2>
        ${figureTable(report)}
        <h2>${m.train_trained_with({}, locale)}</h2>
        ${settings(report)}
        ${groups(report, m.train_fold_popularity({}, locale), m.train_by_popularity_heading({}, locale), run.quality.byPopularity)}
        ${groups(report, m.train_fold_era({}, locale), m.train_by_era_heading({}, locale), run.quality.byEra)}
        ${reliability(report)} ${run.history.length === 0 ? null : epochs(report)}
        <footer>${m.train_report_footer({}, locale)}</footer>
      </body>
    </html> `.toString();
}

function cards({ run: { quality, baselines, elapsedMs }, figures, locale }: Report): Html {
  const card = (metric: 'rmse' | 'recallAt10' | 'ndcgAt10', rival: string, level: number): Html => {
    const { name, unit } = metricTable[metric];
    return html`<div>
      ${name}<b>${figures.of(unit, quality[metric])}</b><small>${rival}: ${figures.of(unit, level)}</small>
    </div>`;
  };
  return html`<div class="cards">
    ${card('rmse', m.train_biases({}, locale), baselines.bias.rmse)}
    ${card('recallAt10', 'EASE', baselines.ease.recallAt10)}
    ${card('ndcgAt10', 'EASE', baselines.ease.ndcgAt10)}
    <div>${m.train_time({}, locale)}<b>${figures.duration(elapsedMs)}</b></div>
  </div>`;
}

function curves({ run: { history, baselines }, figures, locale }: Report): Html {
  const curve = (
    title: string,
    column: Exclude<keyof EpochMetrics, 'epoch'>,
    format: Curve['format'],
    baseline: Curve['baseline'] = null,
  ): Html => {
    const points = history.map((epoch) => ({ x: epoch.epoch, y: epoch[column] }));
    return html`<figure>${title}${curvePicture({ title, points, baseline, format })}</figure> `;
  };
  const biases = { name: m.train_biases({}, locale), value: baselines.bias.rmse };
  const ease = { name: 'EASE', value: baselines.ease.recallAt10 };
  return html`<h2>${m.train_curves({}, locale)}</h2>
    <div class="curves">
      ${curve(m.train_untimed_rmse({}, locale), 'validationRmse', figures.number, biases)}
      ${curve('Recall@10', 'validationRecallAt10', figures.share, ease)}
      ${curve(m.train_ranking_loss({}, locale), 'rankingLoss', figures.number)}
      ${curve(m.train_retrieval_loss({}, locale), 'retrievalLoss', figures.number)}
    </div>
    <p class="faint">${m.train_report_curves({}, locale)}</p>`;
}

function figureTable({ run: { quality, baselines }, figures, locale }: Report): Html {
  const { testRatings, users } = quality;
  const intervals: Partial<Record<Metric, Interval>> = quality.intervals;
  const rows = metrics.map((metric) => {
    const { name, unit } = metricTable[metric];
    const interval = intervals[metric];
    const range =
      interval === undefined ? '–' : `${figures.of(unit, interval.low)} – ${figures.of(unit, interval.high)}`;
    const others = methods.map(({ key }) => {
      const level: Partial<Record<Metric, number>> = baselines[key];
      const figure = level[metric];
      return figure === undefined ? '–' : figures.of(unit, figure);
    });
    return [
      html`${name}<small>${meanings[metric]({}, locale)}</small>`,
      figures.of(unit, quality[metric]),
      range,
      ...others,
    ];
  });
  const heading = [m.train_on_held_out, m.train_this_model, m.train_interval];
  const names = [...heading, ...methods.map(({ name }) => name)].map((name) => name({}, locale));
  return html`${table(names, rows)}
    <p class="faint">
      ${m.train_report_held_out({ ratings: figures.number(testRatings), people: figures.number(users) }, locale)}
    </p>`;
}

function settings({ run, figures, locale }: Report): Html {
  const { options, catalogue, profiles = [] } = run;
  const learned = profiles.filter(({ ratings }) => ratings > 0);
  const facts: [string, string][] = [
    [m.train_model({}, locale), presetTable[options.preset].name],
    [
      m.train_weights({}, locale),
      `${figures.number(options.rankWeight)} : ${figures.number(options.retrievalWeight)}`,
    ],
    [m.train_epochs({}, locale), `${run.epochsDone} / ${options.epochs}`],
    [m.train_batch_size({}, locale), String(options.batchSize)],
    [m.train_learning_rate({}, locale), figures.number(learningRateOf(options))],
    [m.train_dimensions({}, locale), String(dimensionsOf(options))],
    [m.train_seed({}, locale), String(options.seed)],
    [
      m.train_catalogue({}, locale),
      m.train_report_library(
        {
          name: catalogue.name,
          ratings: figures.number(catalogue.ratings),
          users: figures.number(catalogue.users),
          movies: figures.number(catalogue.movies),
        },
        locale,
      ),
    ],
    [
      m.train_report_people({}, locale),
      learned.length === 0
        ? '–'
        : m.train_report_learned(
            {
              people: learned.length,
              ratings: figures.number(learned.reduce((sum, { ratings }) => sum + ratings, 0)),
            },
            locale,
          ),
    ],
    [m.train_report_speed({}, locale), figures.number(Math.round(run.ratingsPerSecond))],
    [m.train_report_memory({}, locale), `${figures.number(Math.round(run.peakRssMb))} MB`],
  ];
  return html`<table class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td>${value}</td>
        </tr> `,
    )}
  </table>`;
}

function groups(
  { figures, locale }: Report,
  title: string,
  heading: string,
  rows: readonly MovieGroup[],
): Html | null {
  if (rows.length === 0) return null;
  const names = [m.train_group_movies, m.train_group_ratings].map((name) => name({}, locale));
  const more = [m.train_group_biases, m.train_group_liked, m.train_group_shown].map((name) =>
    name({}, locale),
  );
  return html`<h2>${title}</h2>
    ${table(
      [heading, ...names, 'RMSE', ...more],
      rows.map((row) => [
        ...[row.name, figures.number(row.movies), figures.number(row.testRatings)],
        ...[figures.error(row.rmse), figures.error(row.biasRmse)],
        ...[figures.share(row.likedShare), figures.share(row.shownShare)],
      ]),
    )}`;
}

function reliability({ run: { quality }, figures, locale }: Report): Html | null {
  if (quality.reliability.length === 0) return null;
  const names = [m.train_predicted, m.train_group_ratings, m.train_predicted_mean, m.train_given_mean];
  return html`<h2>${m.train_fold_reliability({}, locale)}</h2>
    ${table(
      names.map((name) => name({}, locale)),
      quality.reliability.map(({ fromStars, toStars, ratings, meanPredicted, meanActual }) => [
        ...[`${figures.number(fromStars)} – ${figures.number(toStars)}`, figures.number(ratings)],
        ...[figures.error(meanPredicted), figures.error(meanActual)],
      ]),
    )}`;
}

function epochs({ run: { history }, figures, locale }: Report): Html {
  const names = [m.train_ranking_loss, m.train_retrieval_loss].map((name) => name({}, locale));
  const heading = [m.train_epoch({}, locale), m.train_untimed_rmse({}, locale), 'Recall@10', ...names];
  return html`<details>
    <summary>${m.train_epochs_table({}, locale)}</summary>
    ${table(
      heading,
      history.map((epoch) => [
        ...[
          String(epoch.epoch),
          figures.error(epoch.validationRmse),
          figures.share(epoch.validationRecallAt10),
        ],
        ...[figures.error(epoch.rankingLoss), figures.error(epoch.retrievalLoss)],
      ]),
    )}
  </details>`;
}

/** The first cell of a row names it. */
function table(heading: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${heading.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
