// A movie named by its title and year.

/** `Alien (1979)`. */
export function titleWithYear({ title, year }: { title: string; year: number | null }): string {
  return year === null ? title : `${title} (${year})`;
}
