import { describe, expect, it } from 'vitest';
import { madeModelRun } from '../../../tests/fixtures/made-run.ts';
import type { Run } from '../../contract/training.ts';
import { runReport } from './run-report.ts';

const history = [1, 2, 3].map((epoch) => ({
  epoch,
  rankingLoss: 1 / epoch,
  retrievalLoss: 7 - epoch,
  validationRmse: 0.9 - epoch / 100,
  validationRecallAt10: epoch / 10,
}));
const run: Run = { ...madeModelRun('made'), history };

describe('runReport', () => {
  it('has the figures, the curves and every epoch, and needs nothing beside itself', () => {
    const page = runReport(run, '', 'en');
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en-GB">/);
    expect(page).toContain('0.812');
    expect(page.match(/<polyline/g)).toHaveLength(4);
    expect(page).toContain('<td>0.880</td>');
    expect(page).not.toMatch(/<script|<link|<img|https?:|\son\w+=|url\(|@import/i);
  });

  it('escapes what people and archives have named', () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const page = runReport(
      {
        ...run,
        catalogue: { ...run.catalogue, name: nasty },
        quality: { ...run.quality, byEra: [{ ...aGroup, name: nasty }] },
      },
      `</p><script>${nasty}`,
      'en',
    );
    expect(page).not.toMatch(/<img|<script|<\/p><script/);
    expect(page.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(4);
  });

  it('names nobody of this computer', () => {
    const profiles = [{ profileId: 1, name: 'Ada', ratings: 20, waiting: 0 }];
    expect(runReport({ ...run, profiles }, '', 'en')).not.toContain('Ada');
  });

  it('speaks the language of the window, figures too', () => {
    const page = runReport(run, '', 'de');
    expect(page).toContain('<html lang="de-DE">');
    expect(page).toContain('Lauf vom');
    expect(page).toContain('0,812');
  });

  it('leaves the curves out for a run without epochs', () => {
    const page = runReport({ ...run, history: [], epochsDone: 0 }, '', 'en');
    expect(page).not.toContain('<svg');
    expect(page).toContain('0.812');
  });
});

const aGroup = {
  movies: 10,
  testRatings: 20,
  rmse: 0.8,
  biasRmse: null,
  likedShare: 0.5,
  shownShare: 0.4,
};
