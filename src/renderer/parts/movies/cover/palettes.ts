// Colours of generated covers: a few inks for each kind of film, as a printer would choose them.
import { tellingFirst } from '../../../ui/genre-names.ts';

/** What a shape is filled with; from the darkest to the lightest. */
export type Ink = 'deep' | 'ground' | 'main' | 'accent' | 'light';
export type Palette = Readonly<Record<Ink, string>>;

/** The kind of each genre. */
const genrePatterns = [
  ['horror', /horror/i],
  ['scifi', /sci-?fi|science/i],
  ['western', /western/i],
  ['musical', /music|concert/i],
  ['animation', /animation|children|family/i],
  ['fantasy', /fantasy/i],
  ['war', /\bwar\b/i],
  ['noir', /noir|crime/i],
  ['romance', /roman/i],
  ['documentary', /documentary/i],
  ['thriller', /thriller|mystery|suspense/i],
  ['adventure', /adventure|imax/i],
  ['action', /action/i],
  ['comedy', /comedy/i],
  ['drama', /drama/i],
] as const;
export type Kind = (typeof genrePatterns)[number][0];
export const kinds: readonly Kind[] = genrePatterns.map(([kind]) => kind);

/** That of the most telling genre, which stands on the cover. */
export function kindOf(genres: readonly string[]): Kind {
  const kindsOf = tellingFirst(genres).flatMap(
    (genre) => genrePatterns.find(([, pattern]) => pattern.test(genre))?.[0] ?? [],
  );
  return kindsOf[0] ?? 'drama';
}

function palette(deep: string, ground: string, main: string, accent: string, light: string): Palette {
  return { deep, ground, main, accent, light };
}

export const palettes: Readonly<Record<Kind, readonly [Palette, ...Palette[]]>> = {
  horror: [
    palette('#12090d', '#3d0f17', '#98232a', '#ec4a31', '#f6e6d2'),
    palette('#0a1412', '#17322b', '#33614f', '#c2dc62', '#eff3d8'),
    palette('#160f1f', '#34214c', '#70345f', '#ea5b41', '#f7dfc9'),
  ],
  scifi: [
    palette('#091127', '#16305a', '#3567b0', '#f57c4e', '#f7ebd3'),
    palette('#0f1018', '#232845', '#3f949f', '#f6b944', '#f0f4eb'),
    palette('#1a0e2c', '#40215f', '#96458f', '#f6906c', '#fee8cb'),
  ],
  western: [
    palette('#2a130f', '#7e301d', '#ce6537', '#f3a54e', '#fce8c4'),
    palette('#1e1916', '#5c3c2a', '#b57544', '#e7b75d', '#f8edd4'),
    palette('#22202b', '#623f47', '#c67361', '#f3b57d', '#fcead1'),
  ],
  musical: [
    palette('#1b0f31', '#5c1f70', '#da4a82', '#ffb540', '#fff1d8'),
    palette('#0f2139', '#205180', '#e75b30', '#f5c64d', '#fcf4e0'),
    palette('#290e1f', '#8d1c4c', '#ea545d', '#fbaa6f', '#ffefde'),
  ],
  animation: [
    palette('#0f2a42', '#1d6d94', '#52bdb8', '#ffcf50', '#fff7e0'),
    palette('#2a194f', '#6a4bc6', '#f27e9d', '#ffd369', '#fff4e3'),
    palette('#0e3026', '#1f7049', '#92d26c', '#ff8e5e', '#fdf7df'),
  ],
  fantasy: [
    palette('#111933', '#2c3c74', '#797dc2', '#ecbb74', '#f9efdb'),
    palette('#0e2420', '#1f5748', '#5b9580', '#eac96d', '#f5f0d9'),
    palette('#251336', '#5c3072', '#b06ea6', '#f5b79d', '#fcebe0'),
  ],
  war: [
    palette('#191d16', '#404735', '#84875a', '#d8743e', '#f0e7d0'),
    palette('#1b1919', '#4c3c35', '#8e5c45', '#dda643', '#f2e7d3'),
    palette('#131c24', '#304452', '#73899a', '#dc5b3f', '#efeadd'),
  ],
  noir: [
    palette('#0d0e11', '#25282f', '#5b606c', '#e7b63e', '#f3ede0'),
    palette('#130e11', '#36232c', '#80303f', '#ec5b42', '#f4e5d4'),
    palette('#0c1519', '#1f3742', '#4a717e', '#ecab40', '#eff1e7'),
  ],
  thriller: [
    palette('#13100e', '#3e2b20', '#b24530', '#f28341', '#f6e7d0'),
    palette('#0b191f', '#15424f', '#3b8d92', '#f3c35d', '#eff4e7'),
    palette('#16131f', '#3c3553', '#756289', '#ec6e5e', '#f4eade'),
  ],
  romance: [
    palette('#391125', '#9c325c', '#e57683', '#ffc19b', '#fff1e4'),
    palette('#2b193a', '#764a7b', '#d4839f', '#f8ca92', '#fdf1e5'),
    palette('#291f30', '#8e4552', '#dd866a', '#f4cca4', '#fcf4e5'),
  ],
  documentary: [
    palette('#14191c', '#394950', '#80979e', '#e4743d', '#f2efe6'),
    palette('#1a1d15', '#4d583a', '#97a46d', '#e9b34d', '#f4f1e0'),
    palette('#161924', '#3c486a', '#778cb9', '#f28757', '#f1f0ea'),
  ],
  adventure: [
    palette('#0f261e', '#226452', '#53a27e', '#f5bb4e', '#f8f0d8'),
    palette('#0e2237', '#205c87', '#5ca5bd', '#f38e4e', '#f7f1df'),
    palette('#2a1a11', '#7e4c23', '#ce8d3f', '#f5d276', '#fcf2d9'),
  ],
  action: [
    palette('#130e13', '#431521', '#c92b2f', '#f98a31', '#fcebd1'),
    palette('#0c1320', '#1d3457', '#e44a32', '#f9b62e', '#f4f0e3'),
    palette('#111112', '#36363c', '#81838b', '#f7c81c', '#f5f2e9'),
  ],
  comedy: [
    palette('#1c294a', '#3e70b7', '#f46e5e', '#ffd45d', '#fff5df'),
    palette('#321f3a', '#dc688d', '#f69f60', '#ffe16e', '#fff4e0'),
    palette('#0b2420', '#2aa394', '#f6a664', '#f8d668', '#fdf6e1'),
  ],
  drama: [
    palette('#1a1923', '#464260', '#938297', '#e9a76f', '#f6ecde'),
    palette('#142125', '#32525c', '#7d9e9e', '#e2a362', '#f4eede'),
    palette('#291916', '#714036', '#ba785d', '#ecc290', '#f9eddd'),
    palette('#15202e', '#304c6e', '#7193b3', '#ecbc75', '#f3efe3'),
    palette('#20121c', '#6b2440', '#bd6775', '#f0ad8b', '#f9ece0'),
    palette('#191c12', '#4a5130', '#8f9760', '#e5a24a', '#f4f0df'),
    palette('#10262b', '#1f5a5c', '#d0714f', '#f0b98a', '#f7eede'),
    palette('#18181a', '#3c3b3d', '#8a857c', '#e2b13f', '#f3eee2'),
  ],
};

/** Contrast of two colours after WCAG 2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The preferred ink where it can be read on `ground` (AA), otherwise the better of darkest and lightest. */
export function readableInk(colours: Palette, ground: Ink, preferred: readonly Ink[]): Ink {
  const readable = preferred.find((ink) => contrast(colours[ink], colours[ground]) >= 4.5);
  if (readable !== undefined) return readable;
  const [deep, light] = [contrast(colours.deep, colours[ground]), contrast(colours.light, colours[ground])];
  return light >= deep ? 'light' : 'deep';
}
