/** Finds MovieLens latest-small, which the quality bars are measured on: it is not in the repository, its licence forbids that. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { factsOf } from '../../src/contract/downloads.ts';
import { downloadAddress } from '../../src/engine/archives/download/download-address.ts';
import { downloadArchive } from '../../src/engine/archives/download/download-archive.ts';
import { Cache } from '../setup/cache.ts';
import { SetupError } from '../setup/errors.ts';
import { projectRoot } from '../setup/project.ts';

const { fileName } = factsOf('latest-small');
const cacheKey = 'ml-latest-small-r1';
/** Without a network this is all the time that looking for one takes. */
const stallMs = 3000;

/** Names the archive's place; empty for "it is nowhere". */
const variable = 'MATINEE_ML_SMALL';

export interface Places {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly besideProject: string;
  readonly cache: Cache;
}

function usualPlaces(): Places {
  return {
    env: process.env,
    besideProject: path.join(projectRoot, '..', 'shared', 'data', fileName),
    cache: new Cache(),
  };
}

/**
 * The archive's path: what MATINEE_ML_SMALL names, or the file beside the project, or a download from GroupLens that set-up's
 * cache keeps. Undefined where it is nowhere and no network is there.
 * @throws SetupError when MATINEE_ML_SMALL names a file that is not there
 */
export async function findMlSmall(
  { env, besideProject, cache }: Places = usualPlaces(),
): Promise<string | undefined> {
  const named = env[variable];
  if (named === '') return undefined;
  if (named !== undefined) {
    if (!existsSync(named)) throw new SetupError(`${variable} names ${named}, but there is no such file.`);
    return path.resolve(named);
  }
  if (existsSync(besideProject)) return besideProject;
  try {
    const { folder } = await cache.findOrBuild(cacheKey, async (target) => {
      const address = downloadAddress(env);
      const network = { retryDelaysMs: [], stallMs };
      await downloadArchive({ set: 'latest-small', address, directory: target, network });
      return { address };
    });
    return path.join(folder, fileName);
  } catch {
    return undefined;
  }
}

/** The same, with the answer left in the environment, so that no test suite of this run looks for it again. */
export async function provideMlSmall(): Promise<string | undefined> {
  const found = await findMlSmall();
  process.env[variable] = found ?? '';
  return found;
}
