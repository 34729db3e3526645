import { read, sourcesOf, workspaces } from './workspace.js';

const OUR_PACKAGE = /(?:from|import\()\s*'(@viewline\/[^'/]+)'/g;

/** Nx builds a package after the packages it depends on, and learns them from package.json. */
describe('dependencies between our packages', () => {
  it.each(workspaces().map((workspace) => [workspace.folder, workspace] as const))(
    '%s declares exactly the packages that it imports',
    (folder, { name, dependencies }) => {
      const imported = new Set(
        sourcesOf(folder).flatMap((file) =>
          [...read(file).matchAll(OUR_PACKAGE)].map((match) => match[1] ?? ''),
        ),
      );
      imported.delete(name);
      const declared = dependencies.filter((dependency) => dependency.startsWith('@viewline/'));
      expect(declared.toSorted()).toEqual([...imported].toSorted());
    },
  );
});
