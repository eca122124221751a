/** What a part of set-up leaves behind, for the stamp and for the doctor. */

export interface PartResult {
  readonly version: string;
  /** Where it came from, for people: "official", "compiled here". */
  readonly source: string;
  /** The folders in node_modules that set-up filled; none when the package was fine as it was. */
  readonly folders: readonly string[];
}
