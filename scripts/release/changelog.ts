/** One version from one source: package.json has it, and CHANGELOG.md has a section with it once it is released. */

const section = /^## \[(?<name>[^\]]+)\](?: - (?<date>\d{4}-\d{2}-\d{2}))?$/u;

export type Section = { readonly name: string; readonly date: string | null; readonly text: string };

/** The sections of a changelog, newest first, as they stand there. */
export function readSections(changelog: string): Section[] {
  const sections: { name: string; date: string | null; lines: string[] }[] = [];
  for (const line of changelog.split('\n')) {
    const { name, date } = section.exec(line)?.groups ?? {};
    if (name !== undefined) sections.push({ name, date: date ?? null, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ name, date, lines }) => ({ name, date, text: lines.join('\n').trim() }));
}

/**
 * What a changelog gets wrong about the version of package.json. The newest section is either what is not released yet, which names the
 * version that it will be, or the version's own, with its day.
 */
export function versionFaults(changelog: string, version: string): string[] {
  const [newest, ...older] = readSections(changelog);
  if (newest === undefined) return ['CHANGELOG.md has no section.'];
  const faults = older
    .filter(({ name, date }) => name !== 'Unreleased' && date === null)
    .map(({ name }) => `${name} has no day in CHANGELOG.md.`);
  if (newest.name === 'Unreleased') {
    const isNamed = newest.text.split('\n')[0]?.includes(` ${version}`) === true;
    const isReleased = older.some(({ name }) => name === version);
    if (!isNamed && !isReleased)
      faults.push(`CHANGELOG.md does not say that what is unreleased will be ${version}.`);
  } else if (newest.name !== version) {
    faults.push(`package.json has ${version}, and CHANGELOG.md ${newest.name}.`);
  }
  return faults;
}

/** The notes of a release by its tag. @throws Error unless tag, version and changelog agree */
export function releaseNotes(changelog: string, version: string, tag: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json has ${version}.`);
  const [found] = readSections(changelog).filter(({ name }) => name === version);
  if (found === undefined || found.date === null)
    throw new Error(`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD".`);
  if (found.text === '') throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  return found.text;
}
