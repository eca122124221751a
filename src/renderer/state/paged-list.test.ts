import { expect, test, vi } from 'vitest';
import { PagedList } from './paged-list.svelte.ts';

type Item = { readonly id: number; readonly isOpen: boolean };

/** An engine that lists open items only. */
function openItems(count: number) {
  const items: Item[] = Array.from({ length: count }, (_, id) => ({ id, isOpen: true }));
  const read = vi.fn((offset: number, limit: number) => {
    const open = items.filter(({ isOpen }) => isOpen);
    return Promise.resolve({ total: open.length, items: open.slice(offset, offset + limit) });
  });
  return { items, read };
}

test('only pages that were looked at are loaded', async () => {
  const { read } = openItems(100);
  const list = new PagedList({ pageSize: 10, read });
  await vi.waitFor(() => expect(list.total).toBe(100));
  list.ensure(35, 41);
  list.ensure(36, 36);
  await vi.waitFor(() => expect(list.itemAt(41)?.id).toBe(41));
  expect(list.itemAt(20)).toBeNull();
  expect(read.mock.calls.map(([offset]) => offset)).toEqual([0, 30, 40]);
});

test('items changed on screen keep their place, and later pages follow without a gap', async () => {
  const { items, read } = openItems(30);
  const list = new PagedList({ pageSize: 10, read, isGone: ({ isOpen }: Item) => !isOpen });
  await vi.waitFor(() => expect(list.total).toBe(30));
  items[3] = { id: 3, isOpen: false };
  list.replace(({ id }) => id === 3, items[3]);
  list.ensure(10, 10);
  await vi.waitFor(() => expect(list.itemAt(10)).not.toBeNull());
  expect(list.itemAt(3)).toEqual({ id: 3, isOpen: false });
  expect(list.itemAt(10)?.id).toBe(10);
  expect(list.total).toBe(30);
});

test('a page that failed is reported, and asked for again', async () => {
  const read = vi
    .fn()
    .mockRejectedValueOnce(new Error('gone'))
    .mockResolvedValue({ total: 1, items: ['a'] });
  const list = new PagedList<string>({ pageSize: 10, read });
  await vi.waitFor(() => expect(list.failure).toContain('gone'));
  list.retry();
  await vi.waitFor(() => expect(list.itemAt(0)).toBe('a'));
  expect(list.failure).toBeNull();
});
