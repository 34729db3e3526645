import type { Subscriber } from '../api/contract.js';
import { shownAddress } from './shown-address.js';

/** The name; for somebody without one, the address by which they are known. */
export function nameOf(subscriber: Subscriber, unnamed: string): string {
  const known = subscriber.identities[0];
  return subscriber.name || (known ? shownAddress(known.kind, known.value) : unnamed);
}
