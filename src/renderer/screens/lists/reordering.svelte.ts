// A list while it is put into order: what is dragged, where it would go, and the new order before it is saved.
import type { ListItem } from '../../../contract/lists.ts';
import { m } from '../../../messages/messages.js';

export class Reordering {
  readonly #save: (itemId: number, place: number) => Promise<void>;
  /** The order on screen while it is not saved yet; null where it is the list's own. */
  #order: readonly number[] | null = $state.raw(null);
  /** The item under the pointer. */
  dragged: number | null = $state.raw(null);
  /** For who hears the screen: where an item went. */
  said: string | null = $state.raw(null);

  constructor(save: (itemId: number, place: number) => Promise<void>) {
    this.#save = save;
  }

  /** The items as they are shown. */
  ordered(items: readonly ListItem[]): readonly ListItem[] {
    if (this.#order === null) return items;
    const order = this.#order;
    const placeOf = ({ itemId }: ListItem): number => {
      const place = order.indexOf(itemId);
      return place < 0 ? order.length : place;
    };
    return items.toSorted((one, other) => placeOf(one) - placeOf(other));
  }

  /** Moves an item on screen alone. */
  show(items: readonly ListItem[], itemId: number, place: number): void {
    const others = items.map((item) => item.itemId).filter((id) => id !== itemId);
    this.#order = others.toSpliced(place, 0, itemId);
  }

  /** Moves an item and saves that. */
  async move(items: readonly ListItem[], item: ListItem, place: number): Promise<void> {
    const to = Math.max(0, Math.min(items.length - 1, place));
    this.show(items, item.itemId, to);
    this.said = m.lists_moved({ title: item.title, place: to + 1, count: items.length });
    await this.#save(item.itemId, to);
  }

  /** Drops what is dragged where it is shown. */
  async drop(items: readonly ListItem[]): Promise<void> {
    const { dragged } = this;
    this.dragged = null;
    const place = items.findIndex(({ itemId }) => itemId === dragged);
    const item = items[place];
    if (item !== undefined && this.#order !== null) await this.move(items, item, place);
  }

  /** The drag was given up. */
  cancel(): void {
    this.dragged = null;
    this.#order = null;
  }

  /** The list was read again: its order is the one that is saved. */
  settle(): void {
    if (this.dragged === null) this.#order = null;
  }
}
