// What a key press or a pointer's place means on a row of five stars; stars are 0.5 to 5 in halves, null is not rated.
import { maxStars, minStars, toStars } from '../../contract/stars.ts';

/** What can be chosen, in the order of the arrow keys: not rated, then every half. */
export const starChoices: readonly (number | null)[] = [
  null,
  ...Array.from({ length: 10 }, (_, half) => toStars(half + 1)),
];

/** The stars after a key press; undefined if the key means nothing here. */
export function starsForKey(key: string, stars: number | null): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(maxStars, (stars ?? 0) + 0.5);
    case 'ArrowLeft':
    case 'ArrowDown':
      return stars === null || stars === minStars ? null : stars - 0.5;
    case 'PageUp':
      return Math.min(maxStars, (stars ?? 0) + 1);
    case 'PageDown':
      return stars === null ? undefined : Math.max(minStars, stars - 1);
    case 'Home':
      return minStars;
    case 'End':
      return maxStars;
    case 'Delete':
    case 'Backspace':
    case '0':
      return null;
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
      return Number(key);
    case '.':
    case ',':
      return toggleHalf(stars);
    default:
      return undefined;
  }
}

/** 3 to 3½ and back, so that a digit and a point give every half; full marks lose their half. */
function toggleHalf(stars: number | null): number {
  if (stars === null) return minStars;
  if (stars === maxStars || (stars % 1 !== 0 && stars > minStars)) return stars - 0.5;
  return stars + 0.5;
}

/** The stars under a pointer at `x` pixels from the left of a row that is `width` pixels wide. */
export function starsAtPointer(x: number, width: number): number {
  const halves = Math.ceil((x / width) * 10);
  return toStars(Math.min(10, Math.max(1, halves)));
}
