// Rates without end in a library and says before and after each what it does; made to be killed.
import { writeSync } from 'node:fs';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { movieCount } from './torture-library.ts';

const [, , libraryDirectory = '', seed = '1'] = process.argv;
const random = createRandom(Number(seed), 'rater');
const engine = openEngine({ libraryDirectory });

for (let turn = 0; ; turn += 1) {
  const movieId = movieIdSchema.parse(1 + Math.floor(random.uniform() * movieCount));
  const stars = (1 + Math.floor(random.uniform() * 10)) / 2;
  writeSync(1, `begin ${movieId} ${stars}\n`);
  await engine.handlers['ratings:set']({ movieId, stars });
  writeSync(1, `saved ${movieId} ${stars}\n`);
  // Other writes come between: marks, which share the file.
  if (turn % 5 === 0) await engine.handlers['marks:set']({ movieId, kind: 'hidden', isSet: turn % 2 === 0 });
}
