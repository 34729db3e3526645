import path from 'node:path';
import { placeOfFile } from './place.mjs';

/** What a file is, said in its name. A closed list with one spelling each. */
export const SUFFIXES = [
  'adapter',
  'config',
  'controller',
  'dto',
  'errors',
  'event',
  'filter',
  'guard',
  'interceptor',
  'module',
  'parts',
  'port',
  'projector',
  'query',
  'repository',
  'row',
  'suite',
  'use-case',
  'view',
];
const TEST_LEVELS = ['unit', 'int', 'e2e'];

const WELL_NAMED = new RegExp(
  `^[a-z0-9]+(-[a-z0-9]+)*(\\.(${SUFFIXES.join('|')}))?(\\.(${TEST_LEVELS.join('|')})\\.spec)?\\.ts$`,
);

export const fileSuffix = {
  create(context) {
    const place = placeOfFile(context.filename);
    // The console is a browser application with the habits of React.
    if (!place || (place.area === 'apps' && place.project === 'console')) return {};
    if (!context.filename.endsWith('.ts') || WELL_NAMED.test(path.basename(context.filename))) return {};
    return {
      Program: (node) =>
        context.report({
          node,
          message: `File names are kebab-case with at most one suffix of the closed list (${SUFFIXES.join(', ')}), tests end in .unit.spec.ts, .int.spec.ts or .e2e.spec.ts.`,
        }),
    };
  },
};
