// The diary's migrations, oldest first.
import { diary0001 } from './diary/0001-initial.ts';
import { diary0002 } from './diary/0002-lists.ts';
import { diary0003 } from './diary/0003-viewings.ts';
import type { Schema } from './migrate.ts';

/** The application id spells "MatD". */
export const diarySchema: Schema = {
  applicationId: 0x4d617444,
  migrations: [diary0001, diary0002, diary0003],
};
