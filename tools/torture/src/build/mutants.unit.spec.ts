import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync, type Options } from '@swc/core';
import { MUTANTS, mutate, type Change, type MutantName } from './mutants.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

/** As `nx build` does it, for a build may be missing or old where tests run. */
function built({ file }: Change): string {
  const source = path.join(ROOT, file.replace('/dist/', '/src/').replace(/\.js$/, '.ts'));
  const { $schema: _, ...options } = JSON.parse(
    readFileSync(path.join(ROOT, '.swcrc'), 'utf8'),
  ) as Options & {
    $schema?: string;
  };
  return transformSync(readFileSync(source, 'utf8'), { ...options, swcrc: false, filename: source }).code;
}

describe('A mutant', () => {
  it.each(Object.keys(MUTANTS) as MutantName[])(
    '%s still finds the code that it breaks, and the rest compiles',
    (name) => {
      const broken = new Map<string, string>();
      for (const change of MUTANTS[name]) {
        broken.set(change.file, mutate(broken.get(change.file) ?? built(change), change));
      }
      for (const code of broken.values()) {
        expect(() =>
          transformSync(code, { swcrc: false, jsc: { parser: { syntax: 'ecmascript' } } }),
        ).not.toThrow();
      }
    },
  );

  it('refuses to break a place that is not there, or there twice', () => {
    const change = { file: 'x.js', find: 'once', replace: '' };
    expect(() => mutate('never', change)).toThrow('stands there 0 times');
    expect(() => mutate('once, once', change)).toThrow('stands there 2 times');
    expect(mutate('at once', change)).toBe('at ');
  });
});
