import { declaredVariables } from './chart.js';
import { foldersIn, isThere, read, sourcesOf } from './workspace.js';

const SHARED = 'libs/platform/src/config/service.config.ts';

/** Rows of a table whose first column is a variable: its name and its default as they are written. */
function documented(file: string): Map<string, string> {
  const rows = read(file).matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\| ([^|]+?) +\|/gm);
  return new Map([...rows].map(([, name = '', value = '']) => [name, value.replaceAll('`', '')]));
}

/** What a property of a configuration class begins with; `undefined` where it is optional or required. */
function defaultsIn(file: string): Map<string, string> {
  const properties = read(file).matchAll(/^ {2}([A-Z][A-Z0-9_]+): [^=]+ = (.+);$/gm);
  return new Map(
    [...properties].map(([, name = '', value = '']) => [name, value.replaceAll(/(?<=\d)_(?=\d)|'/g, '')]),
  );
}

describe('the configuration of all services', () => {
  const table = documented('libs/platform/README.md');

  it('is listed, every variable and no other', () => {
    expect([...table.keys()].toSorted()).toEqual([...declaredVariables(SHARED)].toSorted());
  });

  it('is listed with the defaults that it has', () => {
    const defaults = defaultsIn(SHARED);
    expect(defaults.size).toBeGreaterThan(10);
    const told = [...table].map(([name, value]) => [
      name,
      /^(none|required)$/.test(value) ? undefined : value,
    ]);
    expect(told).toEqual([...table.keys()].map((name) => [name, defaults.get(name)]));
  });
});

describe('the configuration of one service', () => {
  const own = foldersIn('apps')
    .map((folder) => ({
      folder,
      names: declaredVariables(
        ...sourcesOf(folder).filter((file) => /(?<!product|vite)\.config\.ts$/.test(file)),
      ),
    }))
    .filter(({ names }) => names.size > 0);

  it.each(own)('is told in the README of $folder', ({ folder, names }) => {
    const text = [`${folder}/README.md`, `${folder}/src/channels/README.md`]
      .filter(isThere)
      .map(read)
      .join('\n');
    expect([...names].filter((name) => !text.includes(`\`${name}`))).toEqual([]);
  });
});
