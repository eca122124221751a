// Where TensorFlow's operations are computed: in its own library, or in WebAssembly where that can't be had.
import { z } from 'zod';

export const tensorflowHomes = ['native', 'wasm'] as const;

export const tensorflowHomeSchema = z.enum(tensorflowHomes);
export type TensorflowHome = z.infer<typeof tensorflowHomeSchema>;

/** The TensorFlow that is loaded; the version is that of libtensorflow, or of tfjs-backend-wasm. */
export const tensorflowSchema = z.strictObject({ home: tensorflowHomeSchema, version: z.string() });
export type TensorflowInUse = z.infer<typeof tensorflowSchema>;
