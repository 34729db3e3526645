// Module hooks: package names of ours resolve to sources, `.js` to the `.ts` beside it, and swc takes the types away.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const ROOT = new URL('../../../', import.meta.url);
const { paths } = JSON.parse(readFileSync(new URL('tsconfig.base.json', ROOT), 'utf8')).compilerOptions;
const swc = JSON.parse(readFileSync(new URL('.swcrc', ROOT), 'utf8'));
delete swc.$schema;

/** With or without a query, by which one file is loaded more than once. */
const isTypeScript = (url = '') => /^file:[^?]+\.ts(\?|$)/.test(url);

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  if (paths[specifier]) return { url: new URL(paths[specifier][0], ROOT).href, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && isTypeScript(context.parentURL)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const options = { ...swc, filename, swcrc: false, sourceMaps: 'inline' };
  const { code } = await transform(readFileSync(filename, 'utf8'), options);
  return { format: 'module', source: code, shortCircuit: true };
}
