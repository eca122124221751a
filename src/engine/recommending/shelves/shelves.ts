// Plans the shelves of Home: in the order shown, each movie on the first that asks for it.
import { isUntuned, untuned } from '../../../contract/tuning.ts';
import { becauseOf } from './because-shelves.ts';
import { shelfLength, type PlannedShelf } from './shelf-spec.ts';
import { rewatch } from './rewatch-shelf.ts';
import { forYou, hiddenGems, outsideUsual } from './shelf-kinds.ts';
import { openScene, type Scene, type SceneInput } from './shelf-context.ts';

/** A movie's rank on its shelf without tuning, from 1; null if it would not be there. */
export type UntunedPlace = (shelfId: string, movie: number) => number | null;

export function planShelves(input: SceneInput): {
  scene: Scene;
  shelves: PlannedShelf[];
  untunedPlace: UntunedPlace;
} {
  const scene = openScene(input);
  const shelves = plan(scene);
  const plain = isUntuned(input.tuning)
    ? shelves
    : plan(
        openScene({ ...input, tuning: { ...untuned, corrected: input.tuning.corrected } }, scene.candidates),
      );
  const places = new Map(
    plain.flatMap(({ id, cards }) => cards.map(({ movie }, k) => [`${id} ${movie}`, k + 1])),
  );
  return {
    scene,
    shelves,
    untunedPlace(shelfId, movie) {
      const place = places.get(`${shelfId} ${movie}`) ?? null;
      if (place !== null || shelfId !== 'for-you' || isUntuned(input.tuning)) return place;
      // The first shelf is the front of the whole list, so that places far behind it are known too.
      const inModelsOrder = scene.candidates.countAbove(scene.scores, scene.scores[movie] ?? 0) + 1;
      return Math.max(inModelsOrder, shelfLength.most + 1);
    },
  };
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
