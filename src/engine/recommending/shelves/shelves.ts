// Plans the shelves of Home: in the order shown, each movie on the first that asks for it.
import { isUntuned, untuned } from '../../../contract/tuning.ts';
import type { Candidates } from '../candidates.ts';
import type { Person } from '../person.ts';
import { becauseOf } from './because-shelves.ts';
import { withVariedReasons } from './card-reasons.ts';
import { shelfLength, type PlannedShelf } from './shelf-spec.ts';
import { rewatch } from './rewatch-shelf.ts';
import { forYou, hiddenGems, outsideUsual } from './shelf-kinds.ts';
import { candidatesOf, openScene, type Scene, type SceneInput } from './shelf-context.ts';

/** A movie's rank on its shelf without tuning, from 1; null if it would not be there. */
export type UntunedPlace = (shelfId: string, movie: number) => number | null;

export function planShelves(input: SceneInput): {
  scene: Scene;
  shelves: PlannedShelf[];
  untunedPlace: UntunedPlace;
} {
  const kept = keptOf(input);
  const scene = openScene(input, kept.candidates);
  const shelves = plan(scene);
  const { corrected } = input.tuning;
  const plain = isUntuned(input.tuning)
    ? shelves
    : (kept.plain.get(corrected) ??
      plan(openScene({ ...input, tuning: { ...untuned, corrected } }, kept.candidates)));
  kept.plain.set(corrected, plain);
  const places = new Map(
    plain.flatMap(({ id, cards }) => cards.map(({ movie }, k) => [`${id} ${movie}`, k + 1])),
  );
  return {
    scene,
    shelves: withVariedReasons(scene, shelves),
    untunedPlace(shelfId, movie) {
      const place = places.get(`${shelfId} ${movie}`) ?? null;
      if (place !== null || shelfId !== 'for-you' || isUntuned(input.tuning)) return place;
      // The first shelf is the front of the whole list, so that places far behind it are known too.
      const inModelsOrder = scene.candidates.countAbove(scene.scores, scene.scores[movie] ?? 0) + 1;
      return Math.max(inModelsOrder, shelfLength.most + 1);
    },
  };
}

/** What a turn of the tuner leaves as it is: the candidates with their distributions, and the shelves without tuning. */
type Kept = { key: string; candidates: Candidates; plain: Map<boolean, PlannedShelf[]> };

const keptByState = new WeakMap<Person['state'], Kept>();

/** Kept until the person's ratings change, or what is left out. */
function keptOf(input: SceneInput): Kept {
  const { person, unwantedMovieIds, hiddenMovieIds, amongMovieIds } = input;
  const among = amongMovieIds === null ? null : [...amongMovieIds];
  const key = JSON.stringify([[...unwantedMovieIds], [...hiddenMovieIds], among]);
  const known = keptByState.get(person.state);
  if (known?.key === key) return known;
  const made: Kept = { key, candidates: candidatesOf(input), plain: new Map() };
  keptByState.set(person.state, made);
  return made;
}

function plan(scene: Scene): PlannedShelf[] {
  const shelves: PlannedShelf[] = [];
  const taken = new Set<number>();
  function put(shelf: PlannedShelf | null, least = shelfLength.least): void {
    if (shelf === null || shelf.cards.length < least) return;
    shelves.push(shelf);
    for (const { movie } of shelf.cards) taken.add(movie);
  }
  put(forYou(scene), 1);
  for (const shelf of becauseOf(scene, taken)) put(shelf);
  put(hiddenGems(scene, taken));
  put(outsideUsual(scene, taken));
  put(rewatch(scene));
  return shelves;
}
