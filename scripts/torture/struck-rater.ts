// Rates a few times on a disk that fails and says before and after each what it does, and what it was answered.
import { writeSync } from 'node:fs';
import { toErrorInfo } from '../../src/contract/errors.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { movieCount } from './torture-library.ts';

const [, , libraryDirectory = '', seed = '1', turns = '10'] = process.argv;
const random = createRandom(Number(seed), 'struck');

/** As any screen shows it. */
function refused(error: unknown): void {
  const { code, message } = toErrorInfo(error);
  writeSync(1, `refused ${code} ${message.replaceAll('\n', ' ')}\n`);
}

function open(): Engine | null {
  try {
    return openEngine({ libraryDirectory });
  } catch (error) {
    refused(error);
    return null;
  }
}

const engine = open();
for (let turn = 0; engine !== null && turn < Number(turns); turn += 1) {
  const movieId = movieIdSchema.parse(1 + Math.floor(random.uniform() * movieCount));
  const stars = (1 + Math.floor(random.uniform() * 10)) / 2;
  writeSync(1, `begin ${movieId} ${stars}\n`);
  try {
    await engine.handlers['ratings:set']({ movieId, stars });
    writeSync(1, `saved ${movieId} ${stars}\n`);
  } catch (error) {
    refused(error);
  }
}
engine?.close();
