// Fuzzes one reader; writes each input to a file before it is read, so that it outlives this process, and prints a dot afterwards.
import { writeFileSync } from 'node:fs';
import { fuzzReader } from './fuzz-reader.ts';
import { readers } from './readers.ts';

const [name = '', cases = '', seed = '', caseFile = ''] = process.argv.slice(2);
const reader = readers[name];
if (reader === undefined) throw new Error(`there is no reader called ${name}`);
await fuzzReader(reader, {
  cases: Number(cases),
  seed: Number(seed),
  onCase: (files) => {
    const contents = Object.entries(files).map(([path, bytes]) => [path, bytes.toString('base64')] as const);
    writeFileSync(caseFile, JSON.stringify(Object.fromEntries(contents)));
    process.stdout.write('.');
  },
});
