// `runs`: lists the trainings and marks the active one, or makes another one that.
import type { Command } from 'commander';
import { MatineeError } from '../../contract/errors.ts';
import { runIdSchema, type RunId } from '../../contract/ids.ts';
import { metricTable } from '../../contract/metrics.ts';
import type { ListedRun } from '../../contract/training.ts';
import { renderTable } from '../output/table.ts';
import { formatDuration, formatMetric, formatTime } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

export function addRunsCommand(program: Command, run: Runner): void {
  program
    .command('runs')
    .description('list the trainings that were done')
    .option('--activate <run>', 'make this run the active one first')
    .action(({ activate }: { activate?: string }) =>
      run(async (context) => {
        const runs = await withEngine(context, async ({ handlers }) => {
          if (activate !== undefined) await handlers['runs:activate']({ runId: idOf(activate) });
          return handlers['runs:list']({});
        });
        context.print({ runs }, () => toText(runs, context.terminal.width));
      }),
    );
}

function idOf(typed: string): RunId {
  const parsed = runIdSchema.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new MatineeError('unknown-run', `There is no run ${typed} in the history: \`runs\` lists them.`);
}

function toText(runs: readonly ListedRun[], width: number | null): string {
  if (runs.length === 0) return 'Nothing has been trained yet: run `train`.\n';
  return renderTable(
    runs,
    [
      { heading: '', value: (run) => (run.isActive ? '*' : '') },
      { heading: 'Run', value: (run) => run.runId },
      { heading: 'When', value: (run) => formatTime(run.createdAtMs) },
      {
        heading: 'Catalogue',
        value: (run) => (run.fitsCatalogue ? run.catalogue.name : `${run.catalogue.name} (another one)`),
        shrinks: true,
      },
      { heading: 'Preset', value: (run) => run.options.preset },
      { heading: 'Weights', value: (run) => `${run.options.rankWeight} : ${run.options.retrievalWeight}` },
      { heading: 'Epochs', value: (run) => String(run.epochsDone), align: 'right' },
      { heading: 'Time', value: (run) => formatDuration(run.elapsedMs), align: 'right' },
      { heading: metricTable.rmse.name, value: (run) => formatMetric(run.quality.rmse), align: 'right' },
      {
        heading: metricTable.recallAt10.name,
        value: (run) => formatMetric(run.quality.recallAt10),
        align: 'right',
      },
    ],
    width,
  );
}
