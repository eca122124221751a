// Where TensorFlow's operations are computed: in its own library, or in WebAssembly where that can't be had.
import { z } from 'zod';

export const tensorflowHomes = ['native', 'wasm'] as const;

export const tensorflowHomeSchema = z.enum(tensorflowHomes);
export type TensorflowHome = z.infer<typeof tensorflowHomeSchema>;

/** The TensorFlow that trainings use; the version is that of tfjs-node, or of tfjs-backend-wasm. */
export const trainingTensorflowSchema = z.strictObject({ home: tensorflowHomeSchema, version: z.string() });
export type TrainingTensorflow = z.infer<typeof trainingTensorflowSchema>;

/**
 * The environment of a process that trains nothing has this. Then WebAssembly is enough, even where there is native
 * TensorFlow: an answer needs one small product and is as quick, and 300 MB and a second of loading are saved.
 */
export const onlyAnswers = 'MATINEE_ONLY_ANSWERS';
