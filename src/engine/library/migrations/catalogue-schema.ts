// The catalogue's migrations, oldest first.
import { catalogue0001 } from './catalogue/0001-initial.ts';
import { catalogue0002 } from './catalogue/0002-credits.ts';
import { catalogue0003 } from './catalogue/0003-collections.ts';
import type { Schema } from './migrate.ts';

/** The application id spells "MatC". */
export const catalogueSchema: Schema = {
  applicationId: 0x4d617443,
  migrations: [catalogue0001, catalogue0002, catalogue0003],
};
