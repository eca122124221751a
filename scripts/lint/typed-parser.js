/**
 * Gives lint one TypeScript program for each tsconfig, with the components in it.
 * Otherwise the Svelte parser builds a new program, with nothing checked yet, for every component, which takes minutes.
 */
import path from 'node:path';
import * as svelteParser from 'svelte-eslint-parser';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import svelteConfig from '../../svelte.config.js';

const base = tseslint.parser;

/** typescript-eslint's parser; it is left alone with text that is not the file's own, as in an editor or after a fix. */
export const typedParser = {
  ...base,
  meta: { name: 'matinee/typed-parser', version: base.meta.version },
  parseForESLint(code, options) {
    if (!options?.project) return base.parseForESLint(code, options);
    const { project, ...others } = options;
    for (const config of project.map((file) => readConfig(path.join(options.tsconfigRootDir, file)))) {
      if (!config.fileNames.has(options.filePath)) continue;
      config.program ??= createProgram(config);
      if (config.program.getSourceFile(options.filePath)?.text !== code) break;
      return base.parseForESLint(code, { ...others, programs: [config.program] });
    }
    return base.parseForESLint(code, options);
  },
};

const configs = new Map();

function readConfig(file) {
  if (!configs.has(file)) {
    const svelte = { extension: '.svelte', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred };
    const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
      file,
      { allowNonTsExtensions: true },
      ts.sys,
      undefined,
      undefined,
      [svelte],
    );
    configs.set(file, { fileNames: new Set(fileNames), options, program: undefined });
  }
  return configs.get(file);
}

/** The tsconfigs differ in their libraries alone, so that programs can share what they have read. */
const sourceFiles = new Map();

function createProgram({ fileNames, options }) {
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, readFile } = host;
  host.readFile = (file) => {
    const text = readFile(file);
    return /\.svelte(\.ts)?$/.test(file) ? typescriptOf(file, text) : text;
  };
  host.getSourceFile = (file, ...others) => {
    if (!sourceFiles.has(file)) sourceFiles.set(file, getSourceFile(file, ...others));
    return sourceFiles.get(file);
  };
  return ts.createProgram([...fileNames], options, host);
}

/** What the Svelte parser makes of a component, or of a module with runes, for TypeScript to check. */
function typescriptOf(filePath, text) {
  let script;
  const listener = {
    ...base,
    parseForESLint(code, options) {
      if (!options?.project) return base.parseForESLint(code, options);
      script = code;
      throw new Error('The rest of the parsing is not needed.');
    },
  };
  try {
    svelteParser.parseForESLint(text, { filePath, parser: listener, svelteConfig, project: true });
  } catch (error) {
    if (script === undefined) throw error;
  }
  return script;
}
