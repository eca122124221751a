// The MovieLens sets that Matinee can fetch by itself, and the terms that one agrees to before.
import { z } from 'zod';

export const downloadSetSchema = z.enum(['latest-small', '32m']);
export type DownloadSet = z.infer<typeof downloadSetSchema>;

export type DownloadFacts = {
  set: DownloadSet;
  fileName: string;
  /** Of the zip, about; the server says how large it really is. */
  bytes: number;
  ratings: number;
  movies: number;
  users: number;
  readmeUrl: string;
};

/** Smallest first. */
export const downloadSets: readonly DownloadFacts[] = [
  {
    set: 'latest-small',
    fileName: 'ml-latest-small.zip',
    bytes: 1e6,
    ratings: 100_836,
    movies: 9_742,
    users: 610,
    readmeUrl: 'https://files.grouplens.org/datasets/movielens/ml-latest-small-README.html',
  },
  {
    set: '32m',
    fileName: 'ml-32m.zip',
    bytes: 239e6,
    ratings: 32_000_204,
    movies: 87_585,
    users: 200_948,
    readmeUrl: 'https://files.grouplens.org/datasets/movielens/ml-32m-README.html',
  },
];

export function factsOf(set: DownloadSet): DownloadFacts {
  const facts = downloadSets.find((candidate) => candidate.set === set);
  if (facts === undefined) throw new Error(`there is no set ${set}`);
  return facts;
}

/** The licence of the sets in short; the whole of it is in their README. */
export const downloadTerms: readonly string[] = [
  'The data are for research and for yourself: no commercial use without the permission of GroupLens.',
  'Do not suggest that the University of Minnesota or GroupLens endorse what you do with them.',
  'Name the source in anything you publish: F. Maxwell Harper and Joseph A. Konstan, 2015, The MovieLens Datasets: History and Context, ACM TiiS 5(4):19.',
  'You may pass them on under these same terms only.',
  'They come as they are, without any warranty.',
];
