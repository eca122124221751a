/** The one error that set-up shows to people, and the sentences for failures that any step can have. */

/** A reason why set-up can't go on, as one sentence that says what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Turns whatever a step threw into one sentence for people. */
export function explainFailure(error: unknown, platform: NodeJS.Platform = process.platform): string {
  if (error instanceof SetupError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = error instanceof Error && 'path' in error ? ` (${String(error.path)})` : '';
  switch (code) {
    case 'ENOSPC':
      return `The disk is full${place}: free about 4 GB and run the same command again.`;
    case 'EBUSY':
      return `A file is in use${place}: close Matinee and run the same command again.`;
    case 'EACCES':
    case 'EPERM':
      if (platform === 'win32') {
        return `A file or folder is in use or may not be written${place}: close Matinee and run the same command again.`;
      }
      return `A file or folder may not be written${place}: make it yours and run the same command again.`;
    case 'EROFS':
      return `The file system is read-only${place}: set XDG_CACHE_HOME to a folder you can write to.`;
    default:
      return `Set-up failed for an unknown reason: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Prints one sentence and exits with code 1. */
export function exitWithSentence(error: unknown): never {
  console.error(`\n${explainFailure(error)}`);
  process.exit(1);
}
