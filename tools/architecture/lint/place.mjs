// Where a file or an imported module stands in the house.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Packages whose name is not the name of their folder. */
const FOLDER_OF_PACKAGE = { app: 'apps/viewline' };
const LIBRARIES = ['kernel', 'events', 'messaging', 'tmf', 'platform', 'subscriber-copy', 'testing'];
const TOOLS = ['architecture', 'bench', 'crm', 'event-map', 'kafka', 'postgres', 'simulator', 'torture'];

/**
 * @typedef {object} Place
 * @property {string} area `apps`, `libs` or `tools`
 * @property {string} project folder name, such as `tickets`
 * @property {string} inside path below `src`, such as `domain/ticket.ts`; empty for the package itself
 * @property {boolean} byName imported by package name, not by path
 */

/** @returns {Place | undefined} undefined outside of apps, libs and tools */
export function placeOfFile(filename) {
  const match = /^(apps|libs|tools)\/([^/]+)(?:\/(.*))?$/.exec(
    path.relative(ROOT, filename).replaceAll('\\', '/'),
  );
  if (!match) return undefined;
  return {
    area: match[1],
    project: match[2],
    inside: (match[3] ?? '').replace(/^src\/?/, ''),
    byName: false,
  };
}

/** @returns {Place | undefined} undefined for a package that is not ours */
export function placeOfImport(specifier, importer) {
  if (specifier.startsWith('.')) return placeOfFile(path.resolve(path.dirname(importer), specifier));
  const match = /^@viewline\/([^/]+)(?:\/(.*))?$/.exec(specifier);
  if (!match) return undefined;
  const [area, project] = folderOf(match[1]).split('/');
  return { area, project, inside: match[2] ?? '', byName: true };
}

function folderOf(packageName) {
  if (LIBRARIES.includes(packageName)) return `libs/${packageName}`;
  if (TOOLS.includes(packageName)) return `tools/${packageName}`;
  return FOLDER_OF_PACKAGE[packageName] ?? `apps/${packageName}`;
}

/** Tests, the suites that several of them share, and the fixtures in a `testing/` folder. */
export const isTest = (place) => /\.spec\.tsx?$|\.suite\.ts$|(^|\/)testing\//.test(place.inside);
export const isIn = (place, ...folders) => folders.some((folder) => place.inside.startsWith(`${folder}/`));
export const isSame = (a, b) => a.area === b.area && a.project === b.project;
