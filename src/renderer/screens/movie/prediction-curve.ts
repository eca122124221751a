// What the model expects of the person for a movie, as a curve over the histogram of all ratings.
import { maxStars, minStars } from '../../../contract/stars.ts';

/** In percent of the plot: x from the left, y from the top. */
export type CurvePoint = { readonly x: number; readonly y: number };

const points = 61;
/** Of the plot's height. */
const peak = 88;

/** Bars stand for 0.5 to 5 stars, each in the middle of its tenth. */
export function placeOfStars(stars: number): number {
  return (stars * 2 - 0.5) * 10;
}

/**
 * A normal density around the predicted stars, as high as its top is nearly the plot's; cut where no stars are. Two
 * times in three the person's own would be within one deviation.
 */
export function predictionCurve(stars: number, deviation: number): readonly CurvePoint[] {
  const [from, to] = [minStars - 0.25, maxStars + 0.25];
  return Array.from({ length: points }, (_, i) => {
    const at = from + ((to - from) * i) / (points - 1);
    const height = Math.exp(-((at - stars) ** 2) / (2 * deviation ** 2));
    return { x: placeOfStars(at), y: 100 - peak * height };
  });
}

/** The curve as the path of an SVG whose sides are 100; `isFilled` closes it along the plot's foot. */
export function curvePath(curve: readonly CurvePoint[], isFilled: boolean): string {
  const line = curve.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
  return isFilled ? `${line}L100 100L0 100Z` : line;
}

/** From where to where two of three ratings are expected, in percent of the plot's width. */
export function likelySpan(
  stars: number,
  deviation: number,
): { readonly left: number; readonly width: number } {
  const left = placeOfStars(Math.max(minStars - 0.25, stars - deviation));
  const right = placeOfStars(Math.min(maxStars + 0.25, stars + deviation));
  return { left, width: right - left };
}
