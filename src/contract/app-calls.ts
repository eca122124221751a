// The calls about the program itself: what it is, and where its library is.
import { z } from 'zod';
import { call, nothing } from './call.ts';

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
  'app:about': call('main', 'lists-stay', nothing, aboutSchema),
  /** Opens the library's folder in the system's file manager. */
  'app:show-library': call('main', 'lists-stay', nothing, nothing),
  /** Opens the user guide, which comes with the program. */
  'app:show-guide': call('main', 'lists-stay', nothing, nothing),
} as const;
