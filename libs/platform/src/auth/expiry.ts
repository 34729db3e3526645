import { NEVER, timer, type Observable } from 'rxjs';
import type { Principal } from './principal.js';

/** Milliseconds. Longer ones end at once in Node. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Speaks when what the caller showed is no longer valid. An answer that goes on until then ends there. */
export function expiryOf({ expiresAt }: Principal): Observable<unknown> {
  return expiresAt ? timer(Math.min(expiresAt.getTime() - Date.now(), LONGEST_TIMER)) : NEVER;
}
