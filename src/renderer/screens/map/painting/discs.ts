// Paints discs and rings into pixels, each edge one pixel soft, as the shaders in shaders.ts do.

/** Pixels of an image: red, green, blue and alpha of each in the bytes of a number, row by row from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly words: Uint32Array };

/** A colour as the number that a pixel of it is; the alpha is beside it. */
export function wordOf(red: number, green: number, blue: number): number {
  return (red | (green << 8) | (blue << 16)) >>> 0;
}

/** A disc around a point, all in pixels; the alpha is 0 to 255. */
export function paintDisc(
  pixels: Pixels,
  x: number,
  y: number,
  radius: number,
  colour: number,
  alpha: number,
): void {
  const { width, words } = pixels;
  const reach = radius + 0.5;
  const left = Math.max(0, Math.ceil(x - reach - 0.5));
  const right = Math.min(width - 1, Math.floor(x + reach - 0.5));
  const top = Math.max(0, Math.ceil(y - reach - 0.5));
  const bottom = Math.min(pixels.height - 1, Math.floor(y + reach - 0.5));
  const within = reach * reach;
  const whole = radius > 0.5 ? (radius - 0.5) * (radius - 0.5) : 0;
  for (let row = top; row <= bottom; row++) {
    const byY = row + 0.5 - y;
    for (let column = left, at = row * width + left; column <= right; column++, at++) {
      const byX = column + 0.5 - x;
      const squared = byX * byX + byY * byY;
      if (squared >= within) continue;
      const cover = squared < whole ? 1 : Math.min(1, reach - Math.sqrt(squared));
      words[at] = over(words[at] ?? 0, colour, cover * alpha);
    }
  }
}

/** A ring between two radii, the same way. */
export function paintRing(
  pixels: Pixels,
  x: number,
  y: number,
  { inner, outer }: { inner: number; outer: number },
  colour: number,
  alpha: number,
): void {
  const { width, words } = pixels;
  const reach = outer + 0.5;
  const left = Math.max(0, Math.ceil(x - reach - 0.5));
  const right = Math.min(width - 1, Math.floor(x + reach - 0.5));
  const top = Math.max(0, Math.ceil(y - reach - 0.5));
  const bottom = Math.min(pixels.height - 1, Math.floor(y + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    const byY = row + 0.5 - y;
    for (let column = left, at = row * width + left; column <= right; column++, at++) {
      const byX = column + 0.5 - x;
      const distance = Math.sqrt(byX * byX + byY * byY);
      const cover = Math.min(1, reach - distance) * Math.min(1, distance - inner + 0.5);
      if (distance < reach && distance > inner - 0.5) words[at] = over(words[at] ?? 0, colour, cover * alpha);
    }
  }
}

/** A colour over what is there; colours are not multiplied by their alpha. */
function over(before: number, colour: number, alpha: number): number {
  const alphaBefore = before >>> 24;
  if (alphaBefore === 0 || alpha >= 255) return (colour | ((alpha + 0.5) << 24)) >>> 0;
  const together = alpha + alphaBefore * (1 - alpha / 255);
  const share = alpha / together;
  const rest = 1 - share;
  const red = (colour & 255) * share + (before & 255) * rest + 0.5;
  const green = ((colour >>> 8) & 255) * share + ((before >>> 8) & 255) * rest + 0.5;
  const blue = ((colour >>> 16) & 255) * share + ((before >>> 16) & 255) * rest + 0.5;
  return (red | (green << 8) | (blue << 16) | ((together + 0.5) << 24)) >>> 0;
}
