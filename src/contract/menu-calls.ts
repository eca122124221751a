// The call about the menu at the mouse: what it is about goes out, what was chosen comes back.
import { z } from 'zod';
import { call } from './call.ts';
import { markKindSchema } from './marks.ts';
import { starsSchema } from './stars.ts';

/** A movie with what is true of it now, or a list of one's own. */
const menuSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('movie'),
    stars: starsSchema.nullable(),
    marks: z.array(markKindSchema),
    /** Whether there are reasons to ask for here. */
    hasReasons: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('list') }),
]);
export type MenuSubject = z.infer<typeof menuSubjectSchema>;

const menuChoiceSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('open') }),
  z.strictObject({ action: z.literal('why') }),
  z.strictObject({ action: z.literal('add-to-list') }),
  z.strictObject({ action: z.literal('rate'), stars: starsSchema.nullable() }),
  z.strictObject({ action: z.literal('mark'), kind: markKindSchema, isSet: z.boolean() }),
  z.strictObject({ action: z.literal('edit-list') }),
  z.strictObject({ action: z.literal('export-list') }),
  z.strictObject({ action: z.literal('remove-list') }),
]);
export type MenuChoice = z.infer<typeof menuChoiceSchema>;

export const menuCalls = {
  /** Opens it at a place of the page; null if it was closed without a choice. */
  'menus:show': call(
    'main',
    'lists-stay',
    z.strictObject({ x: z.number(), y: z.number(), subject: menuSubjectSchema }),
    z.strictObject({ chosen: menuChoiceSchema.nullable() }),
  ),
} as const;
