// How a person gets their own ratings out of the sites that Matinee reads.

type ExportGuide = { readonly site: string; readonly files: string; readonly steps: string };

export const exportGuides: readonly ExportGuide[] = [
  {
    site: 'Letterboxd',
    files: '.zip, or its ratings.csv',
    steps: 'On letterboxd.com open Settings, then Data, and choose “Export your data”.',
  },
  {
    site: 'IMDb',
    files: 'ratings.csv',
    steps:
      'On imdb.com open “Your ratings” and choose Export. The file is ready under “Your exports” after a while.',
  },
  {
    site: 'Trakt',
    files: '.zip, or ratings-movies.json',
    steps: 'On trakt.tv open Settings, then Data, and ask for an export.',
  },
  {
    site: 'TMDB',
    files: '.csv',
    steps: 'On themoviedb.org open Settings, then the ratings list, and choose Export to CSV.',
  },
  {
    site: 'MovieLens',
    files: 'movielens-ratings.csv',
    steps: 'On movielens.org open the menu of your name, then “import / export”, and export your ratings.',
  },
];
