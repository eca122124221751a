// The colours that the map is painted in besides those of its scales, read from the design tokens.
import type { Appearance, Rgba } from '../colour-scales.ts';

export type MapTheme = {
  readonly appearance: Appearance;
  readonly ground: Rgba;
  readonly text: Rgba;
  readonly muted: Rgba;
  readonly you: Rgba;
  readonly accent: Rgba;
  readonly fontFamily: string;
  readonly displayFamily: string;
};

/** What holds at `element`. */
export function readMapTheme(element: HTMLElement): MapTheme {
  const probe = document.createElement('span');
  // Where motion is reduced a rule gives everything a very short transition; in it, each colour would read as the one before.
  probe.style.transitionProperty = 'none';
  element.append(probe);
  try {
    const colour = (token: string): Rgba => {
      probe.style.color = `var(${token})`;
      return toRgba(getComputedStyle(probe).color);
    };
    const ground = colour('--map-ground');
    const styles = getComputedStyle(element);
    return {
      appearance: ground[0] + ground[1] + ground[2] < 384 ? 'dark' : 'light',
      ground,
      text: colour('--text'),
      muted: colour('--text-muted'),
      you: colour('--you'),
      accent: colour('--accent'),
      fontFamily: styles.fontFamily,
      displayFamily: styles.getPropertyValue('--font-display'),
    };
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
