import { expect, test } from 'vitest';
import { titleForms } from './title-forms.ts';

/** How a title stands for another: `whole`, `part`, `loose`, or not at all. */
function reads(asked: string, title: string): string {
  const form = [...titleForms(asked).whole];
  const { whole, part, loose } = titleForms(title);
  if (form.some((each) => whole.has(each))) return 'whole';
  if (form.some((each) => part.has(each))) return 'part';
  return form.some((each) => loose.has(each)) ? 'loose' : 'none';
}

test.each([
  ['Oldboy', 'Old Boy'],
  ['Ocean’s Eight', "Ocean's 8"],
  ['Gone in Sixty Seconds', 'Gone in 60 Seconds'],
  ['Twenty-One Grams', '21 Grams'],
  ['The Godfather Part II', 'The Godfather: Part 2'],
  ['The Godfather, Part Two', 'The Godfather: Part II'],
  ['Guardians of the Galaxy Vol. 2', 'Guardians of the Galaxy 2'],
  ['Kill Bill: Volume One', 'Kill Bill: Vol. 1'],
  ['John Wick: Chapter 2', 'John Wick: Chapter Two'],
  ['Hot Shots! Part 2', 'Hot Shots! Part Deux'],
  ['Rocky 5', 'Rocky V'],
  ['Star Wars: The Force Awakens', 'Star Wars: Episode VII - The Force Awakens'],
  ['Star Wars Episode 4 – A New Hope', 'Star Wars: Episode IV - A New Hope'],
  ['Ice Age: The Meltdown', 'Ice Age 2: The Meltdown'],
  ['Spider Man', 'Spider-Man'],
  ['Three Colours: Red', 'Three Colors: Red'],
  ['Romeo & Juliet', "William Shakespeare's Romeo + Juliet"],
  ['Batman vs. Superman: Dawn of Justice', 'Batman v Superman: Dawn of Justice'],
  ['Lord of the Rings: Return of the King', 'The Lord of the Rings: The Return of the King'],
])('%s is %s', (asked, title) => {
  expect(reads(asked, title)).toBe('whole');
  expect(reads(title, asked)).toBe('whole');
});

test.each([
  ['X2', 'X2: X-Men United'],
  ['Terminator 2', 'Terminator 2: Judgment Day'],
  ['A New Hope', 'Star Wars: Episode IV - A New Hope'],
  ['Avengers: Infinity War', 'Avengers: Infinity War - Part I'],
  ['Birdman', 'Birdman: Or (The Unexpected Virtue of Ignorance)'],
  ['Interview with the Vampire', 'Interview with the Vampire: The Vampire Chronicles'],
])('%s stands for %s', (asked, title) => {
  expect(reads(asked, title)).toBe('part');
});

test.each([
  ['Batman', 'Batman: Gotham Knight'],
  ['The Next Day', 'Rocket: The Next Day'],
  ['Harry Potter and the Deathly Hallows', 'Harry Potter and the Deathly Hallows: Part 2'],
])('%s may be %s, or another film', (asked, title) => {
  expect(reads(asked, title)).toBe('loose');
});

test.each([
  ['Fallout', 'Mission: Impossible - Fallout'],
  ['Diary', "Bridget Jones's Diary"],
  ['The Godfather Part III', 'The Godfather: Part II'],
  ['X', 'Malcolm X'],
  ['Ten', '10'],
  ['V for Vendetta', '5 for Vendetta'],
])('%s is not %s', (asked, title) => {
  expect(reads(asked, title)).toBe('none');
});
