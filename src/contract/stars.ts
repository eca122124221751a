// Ratings: 0.5 to 5 stars in half steps, kept as 1 to 10 half-stars wherever they are stored.
import { z } from 'zod';

export const minStars = 0.5;
export const maxStars = 5;

/** Stars that a person can give: 0.5, 1, ... 5. */
export const starsSchema = z.number().min(minStars).max(maxStars).multipleOf(0.5);

/** Half-stars (1 to 10) to stars (0.5 to 5). */
export function toStars(halfStars: number): number {
  return halfStars / 2;
}

/** Stars (0.5 to 5) to half-stars (1 to 10). */
export function toHalfStars(stars: number): number {
  return Math.round(stars * 2);
}
