// Errors in the window's language. English has the engine's own sentence.
import type { ErrorCode } from '../../contract/error-codes.ts';
import type { ErrorInfo } from '../../contract/errors.ts';
import { m } from '../../messages/messages.js';
import { baseLocale, getLocale } from '../../messages/runtime.js';

type Words = {
  words: () => string;
  /** False where the engine's sentence says more than the code does, such as which row it was. */
  sayAll: boolean;
};

const all = (words: () => string): Words => ({ words, sayAll: true });
const more = (words: () => string): Words => ({ words, sayAll: false });

const wordsOf: Readonly<Record<ErrorCode, Words>> = {
  'invalid-input': more(m.ui_error_invalid_input),
  'unknown-channel': more(m.ui_error_unknown_channel),
  'forbidden-sender': all(m.ui_error_forbidden_sender),
  'unknown-movie': more(m.ui_error_unknown_movie),
  'unknown-user': more(m.ui_error_unknown_user),
  'unknown-profile': all(m.ui_error_unknown_profile),
  'unknown-run': more(m.ui_error_unknown_run),
  'unknown-job': all(m.ui_error_unknown_job),
  'unknown-entry': all(m.ui_error_unknown_entry),
  'unknown-preview': all(m.ui_error_unknown_preview),
  'unknown-import': all(m.ui_error_unknown_import),
  'unknown-mix': all(m.ui_error_unknown_mix),
  'unknown-artist': more(m.ui_error_unknown_artist),
  'unknown-list': all(m.ui_error_unknown_list),
  'no-library': all(m.ui_error_no_library),
  'no-model': more(m.ui_error_no_model),
  'no-network': all(m.ballots_no_network),
  'model-mismatch': more(m.ui_error_model_mismatch),
  'library-too-new': all(m.ui_error_library_too_new),
  'library-damaged': all(m.ui_error_library_damaged),
  'library-busy': all(m.ui_error_library_busy),
  'model-damaged': more(m.ui_error_model_damaged),
  'not-an-archive': more(m.ui_error_not_an_archive),
  'archive-damaged': more(m.ui_error_archive_damaged),
  'archive-unsafe': more(m.ui_error_archive_unsafe),
  'archive-without-ratings': more(m.ui_error_archive_without_ratings),
  'not-a-history': more(m.ui_error_not_a_history),
  'unknown-layout': more(m.ui_error_unknown_layout),
  'not-a-backup': all(m.ui_error_not_a_backup),
  'wrong-columns': more(m.ui_error_wrong_columns),
  'mostly-bad-rows': more(m.ui_error_mostly_bad_rows),
  'file-not-found': all(m.ui_error_file_not_found),
  'download-failed': more(m.ui_error_download_failed),
  'no-space': all(m.ui_error_no_space),
  'read-only': all(m.ui_error_read_only),
  'not-permitted': all(m.ui_error_not_permitted),
  'path-unusable': more(m.ui_error_path_unusable),
  'disk-failed': all(m.ui_error_disk_failed),
  'system-limit': all(m.ui_error_system_limit),
  'not-enough-data': more(m.ui_error_not_enough_data),
  'job-running': all(m.ui_error_job_running),
  cancelled: all(m.ui_error_cancelled),
  'engine-stopped': more(m.ui_error_engine_stopped),
  internal: more(m.ui_error_internal),
};

/** The sentence to show, with the file that it is about; where the engine says more than that, its English sentence follows. */
export function errorWords({ code, message, details }: ErrorInfo): string {
  if (getLocale() === baseLocale) return message;
  const { words, sayAll } = wordsOf[code];
  if (!sayAll) return `${words()} ${m.ui_error_in_english({ message })}`;
  const file = details?.['file'] ?? details?.['path'];
  return typeof file === 'string' ? `${words()} (${file})` : words();
}
