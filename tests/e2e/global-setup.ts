// Makes room for the libraries that all processes of a test run share, and clears it when the run ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says where that is. */
export const sharedFolderVariable = 'MATINEE_TEST_LIBRARIES';

export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'matinee-libraries-'));
  process.env[sharedFolderVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
