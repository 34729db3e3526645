import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '@viewline/kernel';
import { assertStorable, type Document } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import { validateDocument } from '../resource/validate-document.js';
import { mergePatch } from './merge-patch.js';

export interface Patched {
  readonly document: Document;
  /** First-level attributes whose value is another one now. */
  readonly changed: readonly string[];
}

/** Applies a PATCH body; what may not be patched, or leaves an invalid resource behind, throws `invalid`. */
export function patchDocument(resource: TmfResource, current: Document, patch: unknown): Patched {
  assertStorable(patch);
  const forbidden = Object.keys(patch).filter((name) => resource.notPatchable.has(name));
  if (forbidden.length > 0) {
    throw new DomainError(
      'invalid',
      'tmf.attribute-not-patchable',
      `These attributes of ${resource.type} cannot be changed: ${forbidden.join(', ')}`,
      forbidden.map((path) => ({ path, message: 'is not patchable' })),
    );
  }
  const document = validateDocument(resource, mergePatch(current, patch) as Document);
  const changed = [...new Set([...Object.keys(current), ...Object.keys(document)])].filter(
    (name) => !isDeepStrictEqual(current[name], document[name]),
  );
  return { document, changed };
}
