// The map's colours: palettes that also those can distinguish who see fewer colours, in a light and a dark room.
import { cssColour, type Rgba } from '../../ui/token-colours.ts';

export type Appearance = 'light' | 'dark';

function hex(colour: string, alpha = 255): Rgba {
  const value = Number.parseInt(colour, 16);
  return [value >> 16, (value >> 8) & 255, value & 255, alpha];
}

/**
 * Found by a search for eight colours that are far from each other, and from the ember of what is the person's own, also for those
 * who see fewer colours; colour-scales.test.ts says how far.
 */
const categories: Readonly<Record<Appearance, readonly Rgba[]>> = {
  light: ['d4556c', '5f8df3', '6f9352', '2a2028', '4b4fcc', '93147f', '1f9996', '045d35'].map((c) => hex(c)),
  dark: ['ed86a7', '7ee2fb', '7e5d07', '91f8ba', '4071a7', 'b0175f', 'f8f337', '1e8163'].map((c) => hex(c)),
};
const rest: Readonly<Record<Appearance, Rgba>> = { light: hex('8d858a', 150), dark: hex('857c84', 150) };

/** Viridis (Smith and van der Walt, 2015) and cividis (Nuñez, Anderton and Renslow, 2018) at nine equal steps. */
const ramps = {
  viridis: '440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725',
  cividis: '00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 fee838',
} as const;
export type RampName = keyof typeof ramps;

/** The part of a ramp that stands out from the ground: its darkest is lost in the dark, its lightest in the light. */
const visible: Readonly<Record<Appearance, readonly [from: number, to: number]>> = {
  light: [0, 0.9],
  dark: [0.2, 1],
};

/** As many colours as there are categories at most. */
export const categoryCount = 8;

export function categoryColour(category: number | null, appearance: Appearance): Rgba {
  return (category === null ? undefined : categories[appearance][category]) ?? rest[appearance];
}

/** The colour at `share` (0 to 1) of a ramp; NaN is unknown and grey. */
export function rampColour(ramp: RampName, share: number, appearance: Appearance): Rgba {
  if (Number.isNaN(share)) return rest[appearance];
  const stops = ramps[ramp].split(' ').map((stop) => hex(stop));
  const [from, to] = visible[appearance];
  const at = (from + (to - from) * Math.min(1, Math.max(0, share))) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(at));
  const [low, high] = [stops[below] ?? rest[appearance], stops[below + 1] ?? rest[appearance]];
  const mixed = (part: 0 | 1 | 2): number => Math.round(low[part] + (high[part] - low[part]) * (at - below));
  return [mixed(0), mixed(1), mixed(2), 235];
}

export function cssRamp(ramp: RampName, appearance: Appearance): string {
  const stops = Array.from({ length: 9 }, (_, i) => cssColour(rampColour(ramp, i / 8, appearance)));
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
