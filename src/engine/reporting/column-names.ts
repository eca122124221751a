// How a figure is called in tables and event files: `recall_at_10` for `recallAt10`.

export function columnName(key: string): string {
  return key.replaceAll(/([a-z])([A-Z0-9])/gu, '$1_$2').toLowerCase();
}
