// The inner loop of UMAP on a plane: rows that are neighbours attract each other, and each is repelled by others.
import { float, int } from './rows';

/** Others that repel a row for each time that a neighbour attracts it; umap-learn's `negative_sample_rate`. */
const repelling = 5;
/** No step along an axis is longer than this, times the rate. */
const longestStep: f32 = 4;

/**
 * Forces by squared distance are tables: their lowest distance, and how many bits of a number are below a table's step.
 * See umap-layout.ts.
 */
const lowestBits: i32 = 0x30000000;
const stepShift: i32 = 17;
const stepShare: f32 = 1.0 / 131072;

/**
 * One epoch: moves `places` (x and y by turns) of `count` rows. The neighbours of row i are `neighbours` from
 * starts[i] to starts[i + 1]; those of weight 1 attract it in every epoch, others as often as their weight says.
 * `state` has the four words of a random stream.
 */
export function layOutEpoch(
  places: usize,
  count: i32,
  starts: usize,
  neighbours: usize,
  weights: usize,
  attraction: usize,
  repulsion: usize,
  entries: i32,
  epoch: i32,
  rate: f32,
  state: usize,
): void {
  let a = load<u32>(state);
  let b = load<u32>(state + 4);
  let c = load<u32>(state + 8);
  let counter = load<u32>(state + 12);
  const before = <f32>(epoch - 1);
  const now = <f32>epoch;
  for (let i = 0; i < count; i++) {
    const at = places + ((<usize>i) << 3);
    let x = load<f32>(at);
    let y = load<f32>(at + 4);
    for (let edge = int(starts, i), end = int(starts, i + 1); edge < end; edge++) {
      const weight = float(weights, edge);
      if (floor(now * weight) == floor(before * weight)) continue;
      const neighbour = places + ((<usize>int(neighbours, edge)) << 3);
      const byX = x - load<f32>(neighbour);
      const byY = y - load<f32>(neighbour + 4);
      const pull = forceAt(attraction, entries, byX * byX + byY * byY);
      const stepX = rate * limited(pull * byX);
      const stepY = rate * limited(pull * byY);
      x += stepX;
      y += stepY;
      store<f32>(neighbour, load<f32>(neighbour) - stepX);
      store<f32>(neighbour + 4, load<f32>(neighbour + 4) - stepY);
      for (let k = 0; k < repelling; k++) {
        // sfc32, as in base/random.ts.
        const drawn = a + b + counter;
        counter += 1;
        a = b ^ (b >>> 9);
        b = c + (c << 3);
        c = ((c << 21) | (c >>> 11)) + drawn;
        const chosen = <i32>((<u64>drawn * <u64>count) >>> 32);
        if (chosen == i) continue;
        const other = places + ((<usize>chosen) << 3);
        const fromX = x - load<f32>(other);
        const fromY = y - load<f32>(other + 4);
        const push = forceAt(repulsion, entries, fromX * fromX + fromY * fromY);
        x += rate * limited(push * fromX);
        y += rate * limited(push * fromY);
      }
    }
    store<f32>(at, x);
    store<f32>(at + 4, y);
  }
  store<u32>(state, a);
  store<u32>(state + 4, b);
  store<u32>(state + 8, c);
  store<u32>(state + 12, counter);
}

function limited(step: f32): f32 {
  return min<f32>(longestStep, max<f32>(-longestStep, step));
}

/** From a table whose steps are those of the first bits of a number, straight between them. */
function forceAt(table: usize, entries: i32, squaredDistance: f32): f32 {
  const bits = reinterpret<i32>(squaredDistance) - lowestBits;
  const limitedBits = min<i32>(max<i32>(bits, 0), ((entries - 1) << stepShift) - 1);
  const entry = limitedBits >> stepShift;
  const share = <f32>(limitedBits & ((1 << stepShift) - 1)) * stepShare;
  const low = float(table, entry);
  return low + share * (float(table, entry + 1) - low);
}
