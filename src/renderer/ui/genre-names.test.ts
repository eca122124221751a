import { expect, test } from 'vitest';
import { genreNames, tellingFirst } from './genre-names.ts';

// As MovieLens has them, and what a person would put on the cover.
test.each([
  ['Pulp Fiction', 'Comedy|Crime|Drama|Thriller', 'Crime'],
  ['The Godfather', 'Crime|Drama', 'Crime'],
  ['The Matrix', 'Action|Sci-Fi|Thriller', 'Sci-Fi'],
  ['Toy Story', 'Adventure|Animation|Children|Comedy|Fantasy', 'Animation'],
  ['The Lion King', 'Adventure|Animation|Children|Drama|Musical|IMAX', 'Animation'],
  ['Forrest Gump', 'Comedy|Drama|Romance|War', 'Comedy'],
  ['Saving Private Ryan', 'Action|Drama|War', 'War'],
  ['Alien', 'Horror|Sci-Fi', 'Horror'],
  ['Se7en', 'Mystery|Thriller', 'Mystery'],
  ['Chinatown', 'Crime|Film-Noir|Mystery|Thriller', 'Film-Noir'],
  ['L.A. Confidential', 'Crime|Film-Noir|Mystery|Thriller', 'Film-Noir'],
  ['Titanic', 'Drama|Romance', 'Romance'],
  ['Speed', 'Action|Romance|Thriller', 'Action'],
  ['Raiders of the Lost Ark', 'Action|Adventure', 'Adventure'],
  ['Inception', 'Action|Crime|Drama|Mystery|Sci-Fi|Thriller|IMAX', 'Sci-Fi'],
  ['Groundhog Day', 'Comedy|Fantasy|Romance', 'Fantasy'],
  ['When Harry Met Sally', 'Comedy|Romance', 'Comedy'],
  ['Home Alone', 'Children|Comedy', 'Children'],
  ['Unforgiven', 'Drama|Western', 'Western'],
  ['Bowling for Columbine', 'Documentary', 'Documentary'],
  ['Chicago', 'Comedy|Crime|Drama|Musical', 'Musical'],
  ['The Dark Knight', 'Action|Crime|Drama|IMAX', 'Crime'],
  ['Apollo 13', 'Adventure|Drama|IMAX', 'Adventure'],
  ['The Shining', 'Horror', 'Horror'],
])('the most telling genre of %s', (_, genres, expected) => {
  expect(tellingFirst(genres.split('|'))[0]).toBe(expected);
});

test('words of other archives keep their order, before drama', () => {
  expect(tellingFirst(['Drama', 'History', 'Biography'])).toEqual(['History', 'Biography', 'Drama']);
  expect(genreNames(['Action', 'Drama', 'Sci-Fi'], 2)).toBe('Sci-Fi, Action');
});
