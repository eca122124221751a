// @ts-check
// The lint rule that holds every import of the program against the whitelist in layers.js.
import path from 'node:path';
import { layers as programLayers } from './layers.js';

const projectRoot = path.resolve(import.meta.dirname, '../..');

/**
 * The longest of the paths that is the file itself or a folder around it.
 * @param {string} file
 * @param {readonly string[]} paths
 * @returns {string | undefined}
 */
function longestAround(file, paths) {
  return paths
    .filter((entry) => file === entry || file.startsWith(`${entry}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

/**
 * Why a file may not import something, or undefined if it may.
 * @param {Readonly<Record<string, import('./layers.js').Layer>>} layers
 * @param {string} file the importing file, from the project's root, with `/`
 * @param {string} specifier as written in the import
 * @returns {string | undefined}
 */
export function forbiddenImport(layers, file, specifier) {
  const entries = Object.keys(layers);
  const folders = entries.filter((entry) => !entry.endsWith('.ts'));
  const entry = longestAround(file, entries);
  if (entry === undefined) return `${path.posix.dirname(file)} has no entry in scripts/lint/layers.js.`;
  const { imports = [], packages = [], isolated = false } = layers[entry] ?? {};
  if (!specifier.startsWith('.')) {
    const isAllowed = packages.some((start) => specifier === start || specifier.startsWith(start));
    return isAllowed ? undefined : `${entry} may not import the package ${specifier}.`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const targetFolder = longestAround(target, folders);
  if (targetFolder !== undefined && targetFolder === longestAround(file, folders)) {
    const inside = (/** @type {string} */ name) => path.posix.relative(targetFolder, name).split('/')[0];
    const isOtherRoom = isolated && inside(file) !== inside(target);
    return isOtherRoom ? `The folders of ${targetFolder} may not import one another.` : undefined;
  }
  const isAllowed =
    imports.includes(target) ||
    (targetFolder === undefined
      ? longestAround(target, imports) !== undefined
      : imports.includes(targetFolder));
  return isAllowed ? undefined : `${entry} may not import ${targetFolder ?? target}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const allowedImports = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports follow the layers of scripts/lint/layers.js.' },
    schema: [],
    messages: { forbidden: '{{reason}} The layers are listed in scripts/lint/layers.js.' },
  },
  create(context) {
    const file = path.relative(projectRoot, context.filename).split(path.sep).join('/');
    const check = (/** @type {import('estree').Node | null | undefined} */ source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const reason = forbiddenImport(programLayers, file, source.value);
      if (reason !== undefined) context.report({ node: source, messageId: 'forbidden', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
    };
  },
};
