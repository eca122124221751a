// What the columns of tables mean, as the person chose it: remembered for each set of columns, for all profiles.
import { z } from 'zod';
import { tableMappingSchema, type TableMapping } from '../../../contract/table-mapping.ts';
import type { DiaryFile } from './diary-file.ts';
import { readValue, writeValue } from './settings-store.ts';

export type MappingStore = {
  /** Null where no table with these columns was mapped. */
  tableMapping: (columns: readonly string[]) => TableMapping | null;
  saveTableMapping: (mapping: TableMapping) => void;
};

const mostMappings = 50;
const storedSchema = z.array(tableMappingSchema).catch([]);

export function createMappingStore(file: DiaryFile): MappingStore {
  const stored = (): TableMapping[] => storedSchema.parse(readValue(file, 'tableMappings') ?? []);
  return {
    tableMapping: (columns) =>
      stored().find((mapping) => layoutOf(namesOf(mapping)) === layoutOf(columns)) ?? null,
    saveTableMapping: file.transaction((mapping: TableMapping) => {
      const layout = layoutOf(namesOf(mapping));
      const others = stored().filter((other) => layoutOf(namesOf(other)) !== layout);
      writeValue(file, 'tableMappings', [mapping, ...others].slice(0, mostMappings));
    }),
  };
}

function namesOf({ columns }: TableMapping): string[] {
  return columns.map(({ name }) => name);
}

/** The same for the columns in any order. */
function layoutOf(names: readonly string[]): string {
  return JSON.stringify(names.toSorted());
}
