import { describe, expect, it } from 'vitest';
import { envelopeSchema, openEnvelope, toEnvelope } from './envelope.ts';
import { MatineeError } from './errors.ts';

describe('the envelope', () => {
  it('carries data across a boundary that clones it', async () => {
    const envelope = structuredClone(await toEnvelope(() => ({ total: 3 })));
    expect(openEnvelope(envelope)).toEqual({ total: 3 });
  });

  it('carries code, message and details of an error, which a thrown error would lose', async () => {
    const envelope = structuredClone(
      await toEnvelope(() => {
        throw new MatineeError('unknown-movie', 'There is no movie 7.', { details: { movieId: 7 } });
      }),
    );
    expect(envelopeSchema.parse(envelope)).toEqual(envelope);
    expect(() => openEnvelope(envelope)).toThrow(MatineeError);
    expect(() => openEnvelope(envelope)).toThrow(
      expect.objectContaining({
        code: 'unknown-movie',
        message: 'There is no movie 7.',
        details: { movieId: 7 },
      }),
    );
  });

  it('turns anything else that is thrown into an internal error instead of rejecting', async () => {
    const envelope = await toEnvelope(() => Promise.reject(new TypeError('x is not a function')));
    expect(envelope).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Something unexpected went wrong: x is not a function' },
    });
  });
});
