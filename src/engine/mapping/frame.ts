// Brings places into the map's frame, whatever units a layout has.

/** Quantiles that determine the scale; outliers may be outside of the frame. */
const outliers = 0.002;

/**
 * The places (x and y by turns) moved and scaled so that those of `deciding` fill -1 to 1 on the longer side; x stays
 * to y as it was. Places that are not numbers stay so.
 */
export function fitToFrame(places: Float32Array, deciding: Int32Array): Float32Array {
  const ranges = [0, 1].map((k) => {
    const sorted = Float32Array.from(deciding, (movie) => places[2 * movie + k] ?? 0).sort();
    const cut = Math.floor(outliers * sorted.length);
    return { low: sorted[cut] ?? 0, high: sorted[sorted.length - 1 - cut] ?? 0 };
  });
  const side = Math.max(...ranges.map(({ low, high }) => high - low));
  const scale = side > 0 ? 2 / side : 1;
  return places.map((value, i) => {
    const { low = 0, high = 0 } = ranges[i % 2] ?? {};
    return (value - (low + high) / 2) * scale;
  });
}

/**
 * The places turned about their middle so that `deciding` reach farthest from left to right, as windows do. Which way a
 * layout by neighbours lies means nothing.
 */
export function laidDown(places: Float32Array, deciding: Int32Array): Float32Array {
  const mean = [0, 1].map((k) =>
    deciding.reduce((sum, movie) => sum + (places[2 * movie + k] ?? 0) / deciding.length, 0),
  );
  const [meanX = 0, meanY = 0] = mean;
  let [xx, xy, yy] = [0, 0, 0];
  for (const movie of deciding) {
    const [x, y] = [(places[2 * movie] ?? 0) - meanX, (places[2 * movie + 1] ?? 0) - meanY];
    [xx, xy, yy] = [xx + x * x, xy + x * y, yy + y * y];
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = places.slice();
  for (let i = 0; i < turned.length; i += 2) {
    const [x, y] = [(places[i] ?? 0) - meanX, (places[i + 1] ?? 0) - meanY];
    turned[i] = cos * x + sin * y;
    turned[i + 1] = cos * y - sin * x;
  }
  return turned;
}
