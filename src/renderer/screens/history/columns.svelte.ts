// The table whose columns are being named: what it holds, what was chosen, and what its rows become by that.
import type {
  ColumnMeaning,
  MappedDateOrder,
  MappedTable,
  RatingScale,
  TableMapping,
  Unrated,
} from '../../../contract/table-mapping.ts';
import { ask } from '../../state/api.ts';
import { toastFailure } from '../../state/toasts.ts';
import { m } from '../../../messages/messages.js';

/** What a row has once: choosing it for a column takes it from the one that had it. */
const single: readonly ColumnMeaning[] = [
  'title',
  'year',
  'imdb-id',
  'tmdb-id',
  'movielens-id',
  'rating',
  'date',
  'watched-date',
  'type',
  'watched',
  'watchlist',
];
const names: readonly ColumnMeaning[] = ['title', 'imdb-id', 'tmdb-id', 'movielens-id'];

class Columns {
  /** Null where no columns are named. */
  table: MappedTable | null = $state.raw(null);
  path = '';
  #latest = 0;

  /** Whether it is known what movie a row means. */
  readonly isEnough = $derived(
    this.table?.mapping.columns.some(({ meaning }) => names.includes(meaning)) ?? false,
  );

  /** Throws what keeps the table from being read. */
  async open(path: string): Promise<void> {
    const latest = ++this.#latest;
    const table = await ask('history:columns', { path });
    if (latest !== this.#latest) return;
    this.path = path;
    this.table = table;
  }

  close(): void {
    this.#latest += 1;
    this.table = null;
  }

  async choose(place: number, meaning: ColumnMeaning): Promise<void> {
    await this.#change((mapping) => ({
      columns: mapping.columns.map((column, at) => {
        if (at === place) return { ...column, meaning };
        if (column.meaning !== meaning || !single.includes(meaning)) return column;
        return { ...column, meaning: meaning === 'title' ? 'other-title' : 'ignored' };
      }),
    }));
  }

  async setScale(scale: RatingScale): Promise<void> {
    await this.#change(() => ({ scale }));
  }

  async setDateOrder(dateOrder: MappedDateOrder): Promise<void> {
    await this.#change(() => ({ dateOrder }));
  }

  async setUnrated(unrated: Unrated): Promise<void> {
    await this.#change(() => ({ unrated }));
  }

  /** The choice shows at once, and what becomes of it when the engine has read the rows by it. */
  async #change(change: (mapping: TableMapping) => Partial<TableMapping>): Promise<void> {
    const { table } = this;
    if (table === null) return;
    const mapping = { ...table.mapping, ...change(table.mapping) };
    const latest = ++this.#latest;
    this.table = { ...table, mapping };
    try {
      const read = await ask('history:columns', { path: this.path, mapping });
      if (latest === this.#latest) this.table = { ...read, isRemembered: table.isRemembered };
    } catch (error) {
      if (latest === this.#latest) toastFailure(m.columns_failed(), error);
    }
  }
}

export const columns = new Columns();
