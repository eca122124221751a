// The names of fields at the beginning of a JSON text, which may be cut anywhere: they say whose it is before it is read whole.

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gsu;
const maxKeys = 1000;

/** `movie.title` for a title within a movie; lists leave no trace in a path. In the order in which they come, each once. */
export function jsonKeys(head: string): string[] {
  const found = new Set<string>();
  /** The path of each object or list that is open. */
  const open: string[] = [];
  let last = '';
  let key = '';
  for (const [text] of head.matchAll(token)) {
    if (text === '{' || text === '[') {
      open.push(key === '' ? (open.at(-1) ?? '') : key);
      key = '';
    } else if (text === '}' || text === ']') open.pop();
    else if (text === ':' && last.startsWith('"')) {
      const within = open.at(-1) ?? '';
      key = (within === '' ? '' : `${within}.`) + last.slice(1, -1);
      found.add(key);
    } else if (text === ',') key = '';
    last = text;
    if (found.size >= maxKeys) break;
  }
  return [...found];
}
