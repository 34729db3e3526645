import type { Identity } from '../api/contract.js';
import { shownAddress } from './shown-address.js';

/** A channel address as one reads it; never mirrored in right-to-left text. */
export function Address({ kind, value }: Identity) {
  return <bdi dir={kind === 'name' ? 'auto' : 'ltr'}>{shownAddress(kind, value)}</bdi>;
}
