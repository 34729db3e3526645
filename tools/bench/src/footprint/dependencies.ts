import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from '../report/figure.js';
import { ROOT } from '../stage/stage.js';

interface Lock {
  packages: Record<
    string,
    { dev?: boolean; link?: boolean; optional?: boolean; dependencies?: Record<string, string> }
  >;
}

/** What an operator has to trust beside us. */
export function countDependencies(): Figure[] {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const installed = Object.entries(packages).filter(
    // Optional ones are the same program for other processors and systems.
    ([folder, { dev, link, optional }]) => folder.startsWith('node_modules/') && !dev && !link && !optional,
  );
  const direct = Object.keys(packages['']?.dependencies ?? {});
  return [
    {
      name: 'Packages needed in production',
      unit: '',
      rounds: [installed.length],
      note: `From package-lock.json, without optional ones of other platforms; ${direct.length} of them are named by us.`,
    },
  ];
}
