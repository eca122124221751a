// An error meant for people, and how it crosses a process boundary without losing its fields.
import { z } from 'zod';
import { errorCodeSchema, type ErrorCode } from './error-codes.ts';
import { describeFileError } from './file-errors.ts';

export const errorInfoSchema = z.strictObject({
  code: errorCodeSchema,
  /** One or two sentences for a person: what happened, to which file or row, what to do. */
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
});
export type ErrorInfo = z.infer<typeof errorInfoSchema>;

/** An error meant for people. What else is thrown is a problem of files, which has its sentence, or a bug, which is `internal`. */
export class MatineeError extends Error {
  override readonly name = 'MatineeError';
  readonly code: ErrorCode;
  readonly details: ErrorInfo['details'];

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: ErrorInfo['details']; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}

/** Any thrown value as plain data that survives a message port. */
export function toErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof MatineeError) {
    const { code, message, details } = error;
    return details === undefined ? { code, message } : { code, message, details };
  }
  const problem = describeFileError(error);
  if (problem !== null) return problem;
  const reason = reasonOf(error);
  return { code: 'internal', message: `Something unexpected went wrong: ${reason}` };
}

/** Zod's own message is a page of JSON. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

/** The typed error again, on the other side of the boundary. */
export function fromErrorInfo(info: ErrorInfo): MatineeError {
  return new MatineeError(
    info.code,
    info.message,
    info.details === undefined ? {} : { details: info.details },
  );
}
