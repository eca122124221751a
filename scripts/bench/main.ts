// `npm run bench -- NAME`: runs one benchmark; without a name, `speed`. `npm run bench -- --help` lists them.
import { Command } from 'commander';
import { addContinuedBenchmark } from './continued.ts';
import { addFoldInBenchmark } from './fold-in.ts';
import { addHeadBenchmark } from './head.ts';
import { addHistoryBenchmark } from './history.ts';
import { addHomeBenchmark } from './home.ts';
import { addMapBenchmark } from './map.ts';
import { addPlantedBenchmark } from './planted.ts';
import { addQualityBenchmark } from './quality.ts';
import { addSimilarBenchmark } from './similar.ts';
import { addSpeedBenchmark } from './speed.ts';
import { addTitleSearchBenchmark } from './title-search.ts';

const program = new Command('bench').description('Measures speed, memory and quality.');
addSpeedBenchmark(program);
addHomeBenchmark(program);
addMapBenchmark(program);
addHistoryBenchmark(program);
addTitleSearchBenchmark(program);
addQualityBenchmark(program);
addPlantedBenchmark(program);
addSimilarBenchmark(program);
addFoldInBenchmark(program);
addContinuedBenchmark(program);
addHeadBenchmark(program);
await program.parseAsync();
