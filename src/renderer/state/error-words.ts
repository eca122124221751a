// Errors in the window's language, where their code says all that there is to say; English has the engine's own sentence.
import type { ErrorCode } from '../../contract/error-codes.ts';
import type { ErrorInfo } from '../../contract/errors.ts';
import { m } from '../../messages/messages.js';
import { baseLocale, getLocale } from '../../messages/runtime.js';

const wordsOf: Readonly<Partial<Record<ErrorCode, () => string>>> = {
  'no-space': m.ui_error_no_space,
  'read-only': m.ui_error_read_only,
  'not-permitted': m.ui_error_not_permitted,
  'disk-failed': m.ui_error_disk_failed,
  'library-busy': m.ui_error_library_busy,
  'system-limit': m.ui_error_system_limit,
  'file-not-found': m.ui_error_file_not_found,
  'library-damaged': m.ui_error_library_damaged,
  'library-too-new': m.ui_error_library_too_new,
  'not-a-backup': m.ui_error_not_a_backup,
  'unknown-profile': m.ui_error_unknown_profile,
};

/** The sentence to show, with the file that it is about. */
export function errorWords({ code, message, details }: ErrorInfo): string {
  const words = wordsOf[code];
  if (words === undefined || getLocale() === baseLocale) return message;
  const file = details?.['file'] ?? details?.['path'];
  return typeof file === 'string' ? `${words()} (${file})` : words();
}
