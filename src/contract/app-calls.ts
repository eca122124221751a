// The calls about the program itself: what it is, and where its library lies.
import { z } from 'zod';
import { call } from './call.ts';

const nothing = z.strictObject({});

export const aboutSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** Folder of catalogue, diary and models. */
  libraryDirectory: z.string(),
});
export type About = z.infer<typeof aboutSchema>;

export const appCalls = {
  'app:about': call('main', nothing, aboutSchema),
  /** Opens the library's folder in the system's file manager. */
  'app:show-library': call('main', nothing, nothing),
  /** Opens the user guide, which lies beside the program. */
  'app:show-guide': call('main', nothing, nothing),
} as const;
