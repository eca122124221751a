// Columns that hold a small list as JSON.
import { z } from 'zod';

const texts = z.array(z.string());
const counts = z.array(z.int());

export function readTexts(json: string): string[] {
  return texts.parse(JSON.parse(json));
}

export function readCounts(json: string): number[] {
  return counts.parse(JSON.parse(json));
}
