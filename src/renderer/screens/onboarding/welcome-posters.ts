// Films for the wall behind the welcome, before there is a library to take them from: covers are drawn from these facts.

export type Poster = { readonly title: string; readonly year: number; readonly genres: readonly string[] };

export const welcomePosters: readonly Poster[] = [
  { title: 'Metropolis', year: 1927, genres: ['Sci-Fi', 'Drama'] },
  { title: 'Casablanca', year: 1942, genres: ['Romance', 'Drama'] },
  { title: 'Spirited Away', year: 2001, genres: ['Animation', 'Fantasy'] },
  { title: 'Alien', year: 1979, genres: ['Horror', 'Sci-Fi'] },
  { title: 'Some Like It Hot', year: 1959, genres: ['Comedy'] },
  { title: 'Vertigo', year: 1958, genres: ['Mystery', 'Thriller'] },
  { title: 'Seven Samurai', year: 1954, genres: ['Action', 'Adventure'] },
  { title: 'Amélie', year: 2001, genres: ['Comedy', 'Romance'] },
  { title: 'Chinatown', year: 1974, genres: ['Crime', 'Mystery'] },
  { title: 'Paris, Texas', year: 1984, genres: ['Drama'] },
  { title: 'Singin’ in the Rain', year: 1952, genres: ['Musical', 'Comedy'] },
  { title: 'Once Upon a Time in the West', year: 1968, genres: ['Western'] },
];
