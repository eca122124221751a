// A catalogue's fingerprint: equal data give equal fingerprints, whatever order the files had.
import { createHash, type Hash } from 'node:crypto';

export type Fingerprint = {
  addRating: (userId: number, movieId: number, halfStars: number, timestampSeconds: number) => void;
  /** Movies come in order of their ids. */
  addMovie: (text: string) => void;
  /** 32 hexadecimal digits. */
  digest: () => string;
};

/**
 * Ratings are hashed one by one and the hashes summed in two 32-bit lanes, since a sum does not depend on the order; this distinguishes
 * different data, but is no protection against forgery.
 */
export function createFingerprint(): Fingerprint {
  const movies: Hash = createHash('sha256');
  let low = 0;
  let high = 0;
  return {
    addRating: (userId, movieId, halfStars, timestampSeconds) => {
      let hash = Math.imul(userId, 0x9e3779b1) ^ halfStars;
      hash = mix(hash ^ Math.imul(movieId, 0x85ebca77));
      hash = mix(hash ^ timestampSeconds);
      low = (low + hash) | 0;
      high = (high + mix(hash ^ userId ^ Math.imul(movieId, 0x27d4eb2f))) | 0;
    },
    addMovie: (text) => {
      movies.update(text).update('\n');
    },
    digest: () => movies.update(`${low} ${high}`).digest('hex').slice(0, 32),
  };
}

/** The finaliser of MurmurHash3: every bit of the input moves about half the bits of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
