// Parses option and argument values; invalid ones become commander's usage errors.
import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { profileSchema } from '../contract/diary.ts';
import {
  movieIdSchema,
  runIdSchema,
  userIdSchema,
  type MovieId,
  type RunId,
  type UserId,
} from '../contract/ids.ts';
import { calendarDay, calendarDayOf } from '../contract/calendar-day.ts';
import { listNameSchema, longestListName } from '../contract/lists.ts';
import { dimensionsSchema } from '../contract/training.ts';
import { starsSchema } from '../contract/stars.ts';
import { viewingDetailsSchema } from '../contract/viewings.ts';

/** Parser of a number between two limits. */
export function numberBetween(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = readNumber(text);
    if (value === null || value < min || value > max) {
      throw new InvalidArgumentError(`It has to be a number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** Parser of a whole number between two limits. */
export function wholeNumberBetween(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = readNumber(text);
    if (value === null || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`It has to be a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

export function parseDimensions(text: string): number {
  return parseWith(dimensionsSchema, readNumber(text), 'It has to be a multiple of 4 from 8 to 512.');
}

/** A fraction of the ratings, above 0 and below 1. */
export function parseFraction(text: string): number {
  const value = readNumber(text);
  if (value === null || value <= 0 || value >= 1) {
    throw new InvalidArgumentError('It has to be between 0 and 1, such as 0.2.');
  }
  return value;
}

export function parseStars(text: string): number {
  return parseWith(starsSchema, readNumber(text), 'Stars go from 0.5 to 5 in half steps.');
}

export function parseUserId(text: string): UserId {
  return parseWith(userIdSchema, readNumber(text), 'A user is named by a number, the userId of the archive.');
}

/** The text as an id, or null if it can't be one and must be a title. */
export function asMovieId(text: string): MovieId | null {
  return movieIdSchema.safeParse(readNumber(text)).data ?? null;
}

export function parseRunId(text: string): RunId {
  return parseWith(runIdSchema, text, 'A run is named as `runs` lists it, such as 20260704-183012-4f2a.');
}

export function parseProfileName(text: string): string {
  return parseWith(profileSchema.shape.name, text.trim(), 'A name has 1 to 60 characters.');
}

/** A day as 2026-11-01; `unknown` stays. */
export function parseDay(text: string): number | 'unknown' {
  if (text === 'unknown') return text;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text.trim()) ?? [];
  const timeMs = calendarDay(Number(year), Number(month), Number(day));
  if (Number.isNaN(timeMs))
    throw new InvalidArgumentError('A day is written as 2026-11-01, or is `unknown`.');
  if (timeMs > calendarDayOf(Date.now())) throw new InvalidArgumentError('That day has not come yet.');
  return timeMs;
}

/** Words with commas between them. */
export function parseTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return parseWith(
    viewingDetailsSchema.shape.tags,
    [...new Set(tags.filter(Boolean))],
    'A tag has 1 to 100 characters.',
  );
}

export function parseListName(text: string): string {
  return parseWith(listNameSchema, text, `A list’s name has 1 to ${longestListName} characters.`);
}

/** Plain decimal notation only: `1e3`, `0x10` and the empty text are rejected. */
function readNumber(text: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function parseWith<S extends z.ZodType>(schema: S, value: unknown, expected: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError(expected);
  return parsed.data;
}
