// What is over the map: words keep clear of the legend, the buttons and the panel, wherever a window's size puts them.
import type { LabelBox } from './place-labels.ts';

/** Elements over the map carry this attribute. */
const selector = '[data-over-map]';

/** Reports the boxes, relative to the map, now and whenever one changes its size; until the returned function is called. */
export function watchCovered(map: HTMLElement, report: (boxes: readonly LabelBox[]) => void): () => void {
  const elements = [...map.querySelectorAll(selector)];
  const observer = new ResizeObserver(() => {
    const { left, top } = map.getBoundingClientRect();
    report(
      elements.map((element) => {
        const box = element.getBoundingClientRect();
        return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
      }),
    );
  });
  for (const element of [map, ...elements]) observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
