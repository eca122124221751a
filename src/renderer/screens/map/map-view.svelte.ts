// What one looks at on the map and how; it stays while one is elsewhere in the window.
import type { Camera, Point } from './camera.ts';
import { z } from 'zod';
import { Kept } from '../../state/persisted.svelte.ts';
import { besidePanel, closeUp, fitCamera, zoomedAt } from './camera.ts';
import { colourings, type Colouring } from './colouring.ts';
import type { MapShare } from './map-filters.ts';
import type { MapStage } from './map-stage.ts';
import { placeAt } from './points.ts';
import { tasteMap } from './taste-map.svelte.ts';

/** What the panel beside the map shows. */
export type Panel = 'none' | 'movie' | 'list';

class MapView {
  readonly #colouring = new Kept('map-colours', z.enum(colourings), 'genre');
  /** Only movies of this genre stand out. */
  chosenGenre: string | null = $state.raw(null);
  /** Only movies of this decade, and of what the person did with them. */
  decade: number | null = $state.raw(null);
  share: MapShare = $state.raw('all');
  camera: Camera | null = $state.raw(null);
  panel: Panel = $state.raw('none');
  /** The movie under the pointer, or in the middle for the keyboard. */
  pointed: number | null = $state.raw(null);
  chosen: number | null = $state.raw(null);
  /** What the lasso caught, best known first; null while the list is of what is in view. */
  caught: readonly number[] | null = $state.raw(null);
  /** In the world. */
  lasso: readonly Point[] = $state.raw([]);
  /** The next line that is drawn is a lasso. */
  isLassoing = $state.raw(false);
  stage: MapStage | null = $state.raw(null);
  /** Grows when the graphics card took the picture away. */
  losses = $state.raw(0);

  /** Kept over a restart. */
  get colouring(): Colouring {
    return this.#colouring.value;
  }

  set colouring(colouring: Colouring) {
    this.#colouring.value = colouring;
  }

  zoom(factor: number): void {
    const { stage } = this;
    if (stage === null) return;
    const { size, heading } = stage;
    stage.flyTo(zoomedAt(heading, size, { x: size.width / 2, y: size.height / 2 }, factor));
  }

  fit(): void {
    if (this.stage !== null) this.stage.flyTo(fitCamera(this.stage.size));
  }

  flyToYou(): void {
    const here = tasteMap.trail.at(-1);
    if (here === undefined || this.stage === null) return;
    this.stage.flyTo({ ...closeUp(here, this.stage.size), zoom: closeUp(here, this.stage.size).zoom / 3 });
  }

  /** Flies to a movie and shows it; false for one without a place on the map. */
  flyToMovie(movieId: number): boolean {
    const point = tasteMap.movies?.indexOf(movieId);
    const places = tasteMap.movies?.places;
    if (point === undefined || places === undefined) return false;
    this.choose(point);
    const at = placeAt(places, point);
    if (this.stage !== null) {
      const { size } = this.stage;
      this.stage.flyTo(besidePanel(closeUp(at, size), size));
    }
    return true;
  }

  choose(point: number): void {
    this.chosen = point;
    this.panel = 'movie';
  }

  /** Shows what a lasso caught; nothing caught is no lasso. */
  catch(points: readonly number[]): void {
    this.isLassoing = false;
    if (points.length === 0) {
      this.lasso = [];
      return;
    }
    this.caught = points;
    this.chosen = null;
    this.panel = 'list';
  }

  /** The list of what is in view, or none. */
  toggleList(): void {
    const isOpen = this.panel === 'list' && this.caught === null;
    this.close();
    if (!isOpen) this.panel = 'list';
  }

  close(): void {
    this.panel = 'none';
    this.chosen = null;
    this.caught = null;
    this.lasso = [];
    this.isLassoing = false;
  }

  /** Another model's points are others: nothing that was chosen among the old ones holds. */
  forgetPoints(): void {
    this.close();
    this.pointed = null;
  }
}

export const mapView = new MapView();
