// The answer to every call, over IPC and over message ports: data, or an error with its fields intact.
import { z } from 'zod';
import { errorInfoSchema, fromErrorInfo, toErrorInfo, type ErrorInfo } from './errors.ts';

export type Envelope<T> = { ok: true; data: T } | { ok: false; error: ErrorInfo };

export const envelopeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), data: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: errorInfoSchema }),
]);

/** Runs `work` and wraps what comes of it; never rejects. */
export async function toEnvelope<T>(work: () => T | Promise<T>): Promise<Envelope<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return { ok: false, error: toErrorInfo(error) };
  }
}

/** The data, or throws the MatineeError that the other side threw. */
export function openEnvelope<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.data;
  throw fromErrorInfo(envelope.error);
}
