// Runs inside the window for `npm run bench -- map`: paints made points with the map's own stage and times each frame of a pan and zoom.
import { between, fitCamera, panned } from '../../src/renderer/screens/map/camera.ts';
import { radiiOf } from '../../src/renderer/screens/map/colouring.ts';
import { MapStage } from '../../src/renderer/screens/map/map-stage.ts';

const frames = 240;

/** Milliseconds from each frame to the next. */
export async function timeFrames(movies: number): Promise<number[]> {
  const size = { width: 1060, height: 800 };
  const [points, overlay] = [document.createElement('canvas'), document.createElement('canvas')];
  document.body.replaceChildren(points, overlay);
  // One over the other, as on the screen.
  for (const canvas of [points, overlay]) canvas.style.cssText = 'position: fixed; inset: 0';
  const stage = new MapStage({
    ...{ points, overlay, camera: null, isMotionWelcome: () => true },
    onCamera: () => undefined,
    onLost: () => undefined,
  });
  stage.resize(size);
  showMade(stage, movies);
  const frameMs: number[] = [];
  const [far, near] = [fitCamera(size), { x: 0.2, y: 0.1, zoom: fitCamera(size).zoom * 8 }];
  let before = await nextFrame();
  for (let frame = 0; frame < frames; frame++) {
    const share = (1 - Math.cos((2 * Math.PI * frame) / frames)) / 2;
    stage.look(panned(between(far, near, share), 60 * Math.sin(frame / 9), 40 * Math.cos(frame / 9)));
    const now = await nextFrame();
    frameMs.push(now - before);
    before = now;
  }
  stage.dispose();
  return frameMs.slice(10);
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

/** Forty clouds of points, the best known last and largest. */
function showMade(stage: MapStage, movies: number): void {
  let seed = 1;
  const uniform = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const cloud = Array.from({ length: 80 }, () => 1.8 * uniform() - 0.9);
  const places = Float32Array.from({ length: 2 * movies }, (_, i) => {
    const centre = cloud[(2 * ((i >> 1) % 40) + (i % 2)) % 80] ?? 0;
    return centre + 0.12 * (uniform() + uniform() + uniform() - 1.5);
  });
  const ratingCounts = Int32Array.from({ length: movies }, (_, i) =>
    Math.floor(60_000 / (movies - i) ** 0.9),
  );
  const titles = Array.from({ length: movies }, (_, i) => `Made Movie ${i}`);
  const radii = radiiOf({ ratingCounts, count: movies });
  const colours = Uint8Array.from({ length: 4 * movies }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256));
  const rings = Uint8Array.from({ length: movies }, (_, i) => (i % 97 === 0 ? 1 : 0));
  stage.showTheme({
    ...{ appearance: 'dark', fontFamily: 'sans-serif', displayFamily: 'serif' },
    ...{ ground: [20, 14, 20, 255], text: [240, 235, 230, 255], muted: [190, 180, 185, 255] },
    ...{ you: [255, 160, 80, 255], accent: [255, 160, 80, 255] },
  });
  stage.showPoints(
    { places, placesBefore: places, colours, radii, rings },
    { places, radii, titles, regions: [] },
  );
}
