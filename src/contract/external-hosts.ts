// Every host that a link of the window may lead to, in the person's own browser.

export const externalHosts = ['www.imdb.com', 'www.themoviedb.org', 'files.grouplens.org'] as const;
