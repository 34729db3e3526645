import { DomainError } from '@viewline/kernel';

/** Too many requests; `retryAfter` is in seconds. */
export class Throttled extends DomainError {
  constructor(readonly retryAfter: number) {
    super('throttled', 'request.throttled', `Too many requests; try again in ${retryAfter} s`);
  }
}
