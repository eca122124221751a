// Reads colours of the design tokens as numbers, for canvases: they know neither variables nor the newer CSS colour functions.

/** Red, green, blue and opacity, 0 to 255. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** What `read` makes of the tokens' colours that hold at `element`. */
export function readTokenColours<T>(element: HTMLElement, read: (colour: (token: string) => Rgba) => T): T {
  const probe = document.createElement('span');
  // Where motion is reduced a rule gives everything a very short transition; in it, each colour would read as the one before.
  probe.style.transitionProperty = 'none';
  element.append(probe);
  try {
    return read((token) => {
      probe.style.color = `var(${token})`;
      return toRgba(getComputedStyle(probe).color);
    });
  } finally {
    probe.remove();
  }
}

/** Paints one pixel, since the browser reads every colour that CSS can write. */
function toRgba(colour: string): Rgba {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return [128, 128, 128, 255];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

export function cssColour([red, green, blue, alpha]: Rgba): string {
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}
