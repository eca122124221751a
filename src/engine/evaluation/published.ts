// Published figures of the protocol of Liang et al. on MovieLens 20M, to stand beside what is measured there.
import type { ProtocolMetric } from './protocol-metrics.ts';

export interface PublishedRow {
  readonly method: string;
  readonly figures: Readonly<Partial<Record<ProtocolMetric, number>>>;
  readonly source: string;
}

export const publishedOnMl20m: readonly PublishedRow[] = [
  {
    method: 'EASE',
    figures: { recallAt20: 0.391, recallAt50: 0.521, ndcgAt100: 0.42 },
    source: 'Steck, “Embarrassingly Shallow Autoencoders for Sparse Data”, WWW 2019',
  },
  {
    method: 'RecVAE',
    figures: { recallAt20: 0.414, recallAt50: 0.553, ndcgAt100: 0.442 },
    source: 'Shenbin et al., “RecVAE”, WSDM 2020',
  },
  {
    method: 'VASP',
    figures: { recallAt20: 0.414, recallAt50: 0.552, ndcgAt100: 0.448 },
    source: 'Vančura and Kordík, “Deep Variational Autoencoder with Shallow Parallel Path”, ICANN 2021',
  },
];

const ml20m = { ratings: 20_000_263, users: 138_493 };

/** Whether ratings are those of MovieLens 20M, by their number and that of their users. */
export function isMl20m({ ratings, users }: { ratings: number; users: number }): boolean {
  return ratings === ml20m.ratings && users === ml20m.users;
}
