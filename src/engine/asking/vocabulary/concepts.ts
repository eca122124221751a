// The words that questions are asked in, English and German, and what they mean in tags and genres: the one table of synonyms.
import type { Concept } from './concept.ts';
import { kindsAndMoods } from './kinds-and-moods.ts';
import { subjects } from './subjects.ts';

export const concepts: readonly Concept[] = [...kindsAndMoods, ...subjects];
