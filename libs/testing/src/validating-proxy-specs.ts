import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORRECTIONS, type SwaggerDocument } from './validating-proxy-corrections.js';

/** Folder with the official definitions, which are not ours to hand on: TMF_SPECS, or a folder beside the repository. */
const SPECS = resolve(
  process.env['TMF_SPECS'] ?? fileURLToPath(new URL('../../../../shared/tmf/specs', import.meta.url)),
);

export function hasSpec(file: string): boolean {
  return existsSync(join(SPECS, file));
}

/** The official definition with its known defects set right. */
export function readSpec(file: string): SwaggerDocument {
  const document = JSON.parse(readFileSync(join(SPECS, file), 'utf8')) as SwaggerDocument;
  for (const correction of CORRECTIONS) correction.correct(document);
  return document;
}
