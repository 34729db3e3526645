// Module hooks: package names of ours resolve to sources, `.js` to the `.ts` beside it, and swc takes the types away.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const ROOT = new URL('../../../', import.meta.url);
const { paths } = JSON.parse(readFileSync(new URL('tsconfig.base.json', ROOT), 'utf8')).compilerOptions;
const swc = JSON.parse(readFileSync(new URL('.swcrc', ROOT), 'utf8'));
delete swc.$schema;

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  if (paths[specifier]) return { url: new URL(paths[specifier][0], ROOT).href, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const options = { ...swc, filename, swcrc: false, sourceMaps: 'inline' };
  const { code } = await transform(readFileSync(filename, 'utf8'), options);
  return { format: 'module', source: code, shortCircuit: true };
}
