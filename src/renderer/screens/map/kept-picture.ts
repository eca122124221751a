// The map's canvases with what is painted on them: kept while one is elsewhere, as making them again is most of opening the map.
import { isMotionWelcome } from '../../ui/charts/chart-theme.ts';
import type { Camera } from './camera.ts';
import { MapStage } from './map-stage.ts';

export type Picture = {
  readonly points: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly stage: MapStage;
};

export type PictureOptions = {
  /** Where one looks on a picture that has to be made. */
  readonly camera: Camera | null;
  readonly onCamera: (camera: Camera) => void;
  /** The graphics card took the picture away: the next one is a new one. */
  readonly onLost: () => void;
};

let kept: Picture | null = null;

/** The picture that was kept, or a new one. */
export function takePicture(options: PictureOptions): Picture {
  return (kept ??= makePicture(options));
}

function makePicture({ camera, onCamera, onLost }: PictureOptions): Picture {
  const [points, overlay] = [document.createElement('canvas'), document.createElement('canvas')];
  const lose = (): void => {
    kept?.stage.dispose();
    kept = null;
    onLost();
  };
  return {
    points,
    overlay,
    stage: new MapStage({ points, overlay, camera, isMotionWelcome, onCamera, onLost: lose }),
  };
}
