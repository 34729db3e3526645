import { DomainError } from '@viewline/kernel';
import type { Principal } from '../auth/principal.js';

/** The `Idempotency-Key` header within the caller's own keys, so that nobody meets another one's. */
export function idempotencyKey(header: string | undefined, caller: Principal): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new DomainError(
      'invalid',
      'request.bad-idempotency-key',
      'Idempotency-Key must be 1 to 200 visible characters',
    );
  }
  return `${caller.id} ${header}`;
}
