// The calls about lists of one's own.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { exportedSchema } from './exports.ts';
import { listIdSchema, movieIdSchema } from './ids.ts';
import {
  listContentsSchema,
  listDetailsSchema,
  listNoteSchema,
  listSummarySchema,
  readyListSchema,
  readySubjectSchema,
} from './lists.ts';
import { movieSummarySchema } from './movies.ts';

const list = z.strictObject({ listId: listIdSchema });
const item = list.extend({ itemId: z.int() });
const movieIds = z.array(movieIdSchema).max(5000);

/** All of them are about the active profile's lists, and throw `unknown-list` for any other. */
export const listsCalls = {
  /** By name. */
  'lists:all': call('engine', 'lists-stay', nothing, z.array(listSummarySchema)),
  'lists:get': call('engine', 'lists-stay', list, listContentsSchema),
  /**
   * The collections of this library that have two movies or more, and the directors of whom it has at least four: of either
   * those that the person has begun first, then the best known.
   */
  'lists:ready': call('engine', 'lists-stay', nothing, z.array(readyListSchema)),
  /** With its movies, earliest first. Throws `unknown-list` where this library has no such list. */
  'lists:get-ready': call(
    'engine',
    'lists-stay',
    z.strictObject({ of: readySubjectSchema }),
    z.strictObject({ list: readyListSchema, movies: z.array(movieSummarySchema) }),
  ),
  /** Throws `invalid-input` for a name that another list has. */
  'lists:create': call(
    'engine',
    'lists-stay',
    listDetailsSchema.extend({ movieIds: movieIds.default([]) }),
    listSummarySchema,
  ),
  /** What is left out stays. Throws as `lists:create` does. */
  'lists:change': call(
    'engine',
    'lists-stay',
    listDetailsSchema.partial().extend({ listId: listIdSchema }),
    listSummarySchema,
  ),
  'lists:remove': call('engine', 'lists-stay', list, nothing),
  /** Puts back a list that was removed since the engine started. */
  'lists:put-back': call('engine', 'lists-stay', list, listSummarySchema),
  /** To the end; what the list has already stays where it is. Answers the new items. */
  'lists:add': call(
    'engine',
    'lists-stay',
    list.extend({ movieIds: movieIds.min(1) }),
    z.strictObject({ itemIds: z.array(z.int()) }),
  ),
  'lists:remove-item': call('engine', 'lists-stay', item, nothing),
  /** Puts back an item that was removed since the engine started. */
  'lists:put-back-item': call('engine', 'lists-stay', item, nothing),
  /** To a place of the list, counted from 0. */
  'lists:move-item': call('engine', 'lists-stay', item.extend({ place: z.int().nonnegative() }), nothing),
  'lists:note-item': call('engine', 'lists-stay', item.extend({ note: listNoteSchema }), nothing),
  /** Asks where to save the list in Letterboxd's layout, and writes it; null if the person changed their mind. */
  'exports:list': call('main', 'lists-stay', list, z.strictObject({ exported: exportedSchema.nullable() })),
} as const;
