// Where releases are looked for, and by whose key they have to be signed: set when a release is built, otherwise nowhere.

/** Filled in by the build. */
declare const MATINEE_RELEASES: ReleaseSource | null;

export type ReleaseSource = {
  /** The folder with the latest release's files. */
  files: string;
  /** The page that a person downloads from. */
  page: string;
  /** PEM of an Ed25519 key. */
  publicKey: string;
};

/** Null in every build that is no release: such a program never asks, and never looks. */
export function releaseSource(): ReleaseSource | null {
  return MATINEE_RELEASES;
}

/** GitHub sends downloads on to these. */
const storageHosts = ['objects.githubusercontent.com', 'release-assets.githubusercontent.com'];

/** Whether a request may leave: to the release's host, or to where GitHub keeps its files; https, no other port, no password. */
export function isReleaseAddress(url: string, files: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (origin === new URL(files).origin) return true;
  return (
    protocol === 'https:' &&
    port === '' &&
    new URL(files).hostname === 'github.com' &&
    storageHosts.includes(hostname)
  );
}
