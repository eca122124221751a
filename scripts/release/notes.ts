/** `npm run release:notes -- v0.1.0`: prints what CHANGELOG.md says about a version, if tag, package.json and CHANGELOG.md agree. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { projectRoot } from '../setup/project.ts';
import { releaseNotes } from './changelog.ts';

const [tag = ''] = process.argv.slice(2);
console.log(releaseNotes(readFileSync(path.join(projectRoot, 'CHANGELOG.md'), 'utf8'), version, tag));
