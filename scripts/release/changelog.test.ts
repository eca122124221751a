import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../../package.json';
import { projectRoot } from '../setup/project.ts';
import { readSections, releaseNotes, versionFaults } from './changelog.ts';

const changelog = `# Changelog

## [Unreleased]

This will be 0.3.0.

## [0.2.0] - 2026-12-24

### Added

- Snow.

## [0.1.0] - 2026-12-01

- The first.
`;

test('CHANGELOG.md and package.json agree', () => {
  const own = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  expect(versionFaults(own, version)).toEqual([]);
});

test('sections have names, days and text', () => {
  expect(readSections(changelog).map(({ name, date }) => [name, date])).toEqual([
    ['Unreleased', null],
    ['0.2.0', '2026-12-24'],
    ['0.1.0', '2026-12-01'],
  ]);
  expect(releaseNotes(changelog, '0.2.0', 'v0.2.0')).toBe('### Added\n\n- Snow.');
});

test('a version is the newest released one, or the one that comes', () => {
  expect(versionFaults(changelog, '0.3.0')).toEqual([]);
  expect(versionFaults(changelog, '0.2.0')).toEqual([]);
  expect(versionFaults(changelog, '0.4.0')).toEqual([
    'CHANGELOG.md does not say that what is unreleased will be 0.4.0.',
  ]);
  const released = changelog.replace(/## \[Unreleased\][^#]*/u, '');
  expect(versionFaults(released, '0.2.0')).toEqual([]);
  expect(versionFaults(released, '0.1.0')).toEqual(['package.json has 0.1.0, and CHANGELOG.md 0.2.0.']);
  expect(versionFaults(changelog.replace(' - 2026-12-01', ''), '0.2.0')).toEqual([
    '0.1.0 has no day in CHANGELOG.md.',
  ]);
  expect(versionFaults('# Changelog', '0.1.0')).toEqual(['CHANGELOG.md has no section.']);
});

test('nothing is released under another tag, without a section, or without a word', () => {
  expect(() => releaseNotes(changelog, '0.2.0', 'v0.2.1')).toThrow('The tag is v0.2.1');
  expect(() => releaseNotes(changelog, '0.3.0', 'v0.3.0')).toThrow('no section "## [0.3.0] - ');
  expect(() => releaseNotes('## [1.0.0] - 2027-01-01\n', '1.0.0', 'v1.0.0')).toThrow('says nothing');
});
