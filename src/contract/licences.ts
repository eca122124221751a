// The licences of what Matinee is made of, as the set-up writes them and the window shows them.
import { z } from 'zod';

export const licenceSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Its short name, such as MIT. */
  licence: z.string(),
  text: z.string(),
});
export type Licence = z.infer<typeof licenceSchema>;

export const licencesSchema = z.array(licenceSchema);
