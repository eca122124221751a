// Writes the visited places down and takes them up again after a restart or when the window loads again.
import { z } from 'zod';
import { readKept, writeKept } from './persisted.svelte.ts';
import { currentVisit, startHistory, type History } from './router-history.ts';
import { fromHash, toHash, type Route } from './routes.ts';

const name = 'places';

const placesSchema = z
  .strictObject({
    visits: z.array(z.strictObject({ hash: z.string().max(4000), scrollTop: z.number().min(0) })).max(100),
    index: z.int().min(0),
  })
  .refine(({ visits, index }) => index < visits.length);
type Places = z.infer<typeof placesSchema>;

export function rememberPlaces(history: History<Route>): void {
  const visits = history.visits.map(({ route, scrollTop }) => ({ hash: toHash(route), scrollTop }));
  const places: Places = { visits, index: history.index };
  writeKept(name, places);
}

/** The history as it was left; an address that says another place wins, and is the start of a new one. */
export function recallPlaces(hash: string): History<Route> {
  const places = readKept<Places | null>(name, placesSchema, null);
  if (places === null) return startHistory(fromHash(hash));
  const visits = places.visits.map((visit, id) => {
    return { id, route: fromHash(visit.hash), scrollTop: visit.scrollTop };
  });
  const history = { visits, index: places.index };
  const isHere = hash === '' || hash === toHash(currentVisit(history).route);
  return isHere ? history : startHistory(fromHash(hash));
}
