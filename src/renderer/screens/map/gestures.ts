// Turns what mouse, wheel and fingers do on the map into panning, zooming, drawing and clicking.
import type { Point } from './camera.ts';

export type GestureTarget = {
  /** Whether this press draws a lasso instead of moving the map. */
  readonly drawsLasso: (event: PointerEvent) => boolean;
  readonly onPan: (byX: number, byY: number) => void;
  readonly onZoom: (at: Point, factor: number) => void;
  readonly onHover: (at: Point | null) => void;
  readonly onClick: (at: Point) => void;
  readonly onDoubleClick: (at: Point) => void;
  readonly onDraw: (at: Point) => void;
  readonly onDrawn: () => void;
};

/** A pointer that moved less than this was pressed and let go on one spot. */
const tremble = 4;
const wheelStep = 0.0016;
/** Trackpads report a pinch as a wheel with Ctrl, in much smaller steps. */
const pinchStep = 0.011;

type Press = { start: Point; last: Point; isDrag: boolean };

/** Listens until the returned function is called. Points are relative to the element. */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const presses = new Map<number, Press>();
  let isDrawing = false;

  function pointOf(event: MouseEvent): Point {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    presses.set(event.pointerId, { start: at, last: at, isDrag: false });
    isDrawing = presses.size === 1 && target.drawsLasso(event);
    if (isDrawing) target.onDraw(at);
  }

  function onMove(event: PointerEvent): void {
    const at = pointOf(event);
    const press = presses.get(event.pointerId);
    if (press === undefined) {
      if (event.pointerType !== 'touch') target.onHover(at);
      return;
    }
    const before = press.last;
    press.last = at;
    if (!press.isDrag && Math.hypot(at.x - press.start.x, at.y - press.start.y) < tremble) return;
    if (!press.isDrag) target.onHover(null);
    press.isDrag = true;
    if (isDrawing) target.onDraw(at);
    else if (presses.size === 2) pinch(event.pointerId, before, at);
    else target.onPan(at.x - before.x, at.y - before.y);
  }

  /** What is between the two fingers stays between them. */
  function pinch(moved: number, before: Point, at: Point): void {
    const other = [...presses].find(([id]) => id !== moved)?.[1].last;
    if (other === undefined) return;
    const spread = (point: Point): number => Math.max(20, Math.hypot(point.x - other.x, point.y - other.y));
    target.onPan((at.x - before.x) / 2, (at.y - before.y) / 2);
    target.onZoom({ x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }, spread(at) / spread(before));
  }

  function onUp(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    presses.delete(event.pointerId);
    if (press === undefined) return;
    if (isDrawing) {
      isDrawing = false;
      target.onDrawn();
    } else if (!press.isDrag && event.type === 'pointerup') target.onClick(press.start);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const step = event.ctrlKey ? pinchStep : wheelStep;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    target.onZoom(pointOf(event), Math.exp(-event.deltaY * lines * step));
  }

  function onLeave(): void {
    target.onHover(null);
  }

  function onDouble(event: MouseEvent): void {
    target.onDoubleClick(pointOf(event));
  }

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onUp);
  element.addEventListener('pointerleave', onLeave);
  element.addEventListener('dblclick', onDouble);
  // Not passive: the page must not scroll along.
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('pointerleave', onLeave);
    element.removeEventListener('dblclick', onDouble);
    element.removeEventListener('wheel', onWheel);
  };
}
