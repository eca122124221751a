import { describe, expect, it } from 'vitest';
import { trainingOptionsSchema, type TrainingOptions } from '../../contract/training.ts';
import { BestEpoch } from './best-epoch.ts';

/** The kept epoch and whether training would stop, after epochs with these errors and recalls. */
function after(
  epochs: readonly (readonly [rmse: number, recall: number])[],
  options: Partial<TrainingOptions> = {},
): { kept: number | undefined; isOver: boolean } {
  const best = new BestEpoch<string>(trainingOptionsSchema.parse(options));
  for (const [at, [validationRmse, validationRecallAt10]] of epochs.entries()) {
    best.add(at + 1, `model ${at + 1}`, { validationRmse, validationRecallAt10 });
  }
  return { kept: best.kept?.epoch, isOver: best.isOver };
}

describe('the best epoch', () => {
  it('is the last as long as things become better, or hardly worse', () => {
    expect(
      after([
        [0.9, 0.1],
        [0.85, 0.15],
        [0.8, 0.2],
      ]),
    ).toEqual({ kept: 3, isOver: false });
    expect(
      after([
        [0.9, 0.1],
        [0.8, 0.2],
        [0.8001, 0.2],
      ]).kept,
    ).toBe(3);
  });

  it('is an earlier one where later ones are clearly worse, however slowly it went', () => {
    expect(
      after([
        [0.9, 0.1],
        [0.8, 0.2],
        [0.82, 0.19],
      ]).kept,
    ).toBe(2);
    const slowly = Array.from({ length: 30 }, (_, k) => [0.8 + 0.001 * k, 0.2] as const);
    expect(after(slowly).kept).toBeLessThan(20);
  });

  it('weighs stars and lists, and only what is trained', () => {
    const better = [0.8, 0.1] as const;
    const worse = [0.9, 0.3] as const;
    expect(after([better, worse], { retrievalWeight: 0 }).kept).toBe(1);
    expect(after([better, worse], { rankWeight: 0 }).kept).toBe(2);
  });

  it('is over after half of the epochs without a better one, and after ten at the least', () => {
    const flat = (length: number) => Array.from({ length }, () => [0.8, 0.2] as const);
    expect(after(flat(30), { epochs: 60 }).isOver).toBe(false);
    expect(after(flat(31), { epochs: 60 }).isOver).toBe(true);
    expect(after(flat(10), { epochs: 12 }).isOver).toBe(false);
    expect(after(flat(11), { epochs: 12 }).isOver).toBe(true);
  });

  it('does not let one lucky measuring keep an early epoch, or end a training that becomes better', () => {
    const steadily = Array.from({ length: 40 }, (_, k) => [0.85 - 0.001 * k, k === 4 ? 0.2 : 0.18] as const);
    expect(after(steadily, { epochs: 60 })).toEqual({ kept: 40, isOver: false });
  });
});
