// Five stars side by side as one SVG path, so that a row of stars costs one element however many are on screen.

/** Width of one star in the path's units; the row is five of them wide and one high. */
export const starUnit = 24;
export const starRowBox = `0 0 ${5 * starUnit} ${starUnit}`;

/** A five-pointed star with soft proportions around a centre. */
function starAt(centreX: number, centreY: number, outer: number, inner: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? outer : inner;
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    return `${(centreX + radius * Math.cos(angle)).toFixed(2)} ${(centreY + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

export const starRowPath = [0, 1, 2, 3, 4]
  .map((index) => starAt((index + 0.5) * starUnit, starUnit / 2 + 0.6, 9.4, 4.5))
  .join('');
