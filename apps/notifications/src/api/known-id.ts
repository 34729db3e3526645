import { isId } from '@viewline/kernel';
import { subscriberNotFound } from '../domain/policy/policy.errors.js';

/** Whoever can be written to has a UUID, also before anybody has told us who they are. */
export function knownId(id: string): string {
  if (!isId(id)) throw subscriberNotFound();
  return id.toLowerCase();
}
