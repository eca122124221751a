// A year in movies as a picture to keep or to show around: drawn here, saved by main where the person says.
import { toast } from 'svelte-sonner';
import type { Review } from '../../../../contract/review-calls.ts';
import { m } from '../../../../messages/messages.js';
import { ask } from '../../../state/api.ts';
import { toastFailure } from '../../../state/toasts.ts';
import { fileName } from '../../../parts/importing/import-words.ts';
import { figuresOf, namePanelsOf } from './years-words.ts';

const [width, height] = [1080, 1350] as const;
const edge = 90;
const colours = { ground: '#1b0f17', glow: '#7a3320', text: '#fbf3ec', faint: '#c3aca6', bar: '#f0a35e' };
const fonts = {
  label: "400 30px 'Inter Variable', sans-serif",
  line: "400 29px 'Inter Variable', sans-serif",
};
const gap = 40;
const mostLines = 5;

/** Asks where to save it; says so once it is there, or what failed. */
export async function savePicture(title: string, review: Review): Promise<void> {
  try {
    await document.fonts.ready;
    const png = draw(title, review)
      .toDataURL('image/png')
      .replace(/^data:image\/png;base64,/u, '');
    const { path } = await ask('review:save-picture', { png });
    if (path !== null) toast.success(m.you_picture_saved({ file: fileName(path) }));
  } catch (error) {
    toastFailure(m.you_picture_failed(), error);
  }
}

function draw(title: string, review: Review): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this window can draw no pictures');
  paintGround(context);
  /** Text that is too wide is drawn narrower. */
  const write = (
    text: string,
    x: number,
    y: number,
    font: string,
    colour: string,
    most = width - edge - x,
  ): void => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, x, y, most);
  };
  write(title, edge, 170, "600 76px 'Fraunces Variable', serif", colours.text);
  const room = (width - 2 * edge) / 2;
  for (const [place, { figure, label }] of figuresOf(review).slice(0, 4).entries()) {
    const [x, y] = [edge + (place % 2) * room, 330 + Math.floor(place / 2) * 190];
    write(figure, x, y, "600 92px 'Fraunces Variable', serif", colours.bar);
    context.font = fonts.label;
    for (const [line, words] of wrapped(context, label, room - gap)
      .slice(0, 2)
      .entries())
      write(words, x, y + 48 + line * 36, fonts.label, colours.faint);
  }
  const panels = [
    { title: m.you_most_seen(), names: review.mostSeen.map(({ movie }) => movie.title) },
    ...namePanelsOf(review).map(({ title: name, counts }) => ({
      title: name,
      names: counts.map((each) => each.name),
    })),
  ].filter(({ names }) => names.length > 0);
  for (const [place, panel] of panels.slice(0, 4).entries()) {
    const [x, y] = [edge + (place % 2) * room, 740 + Math.floor(place / 2) * 270];
    write(panel.title, x, y, "600 32px 'Inter Variable', sans-serif", colours.text);
    for (const [line, name] of panel.names.slice(0, mostLines).entries()) {
      write(name, x, y + 46 + line * 40, fonts.line, colours.faint, room - gap);
    }
  }
  write('Matinee', edge, height - 60, "600 30px 'Fraunces Variable', serif", colours.faint);
  return canvas;
}

function paintGround(context: CanvasRenderingContext2D): void {
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, width, height);
  const glow = context.createRadialGradient(edge, -100, 0, edge, -100, width);
  glow.addColorStop(0, colours.glow);
  glow.addColorStop(1, 'transparent');
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
}

/** The text in lines that are no wider than that; a single word may be. */
function wrapped(context: CanvasRenderingContext2D, text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && context.measureText(longer).width <= most) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}
