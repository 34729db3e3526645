/**
 * What went wrong, in words that neither HTTP nor Kafka own. The edge maps a kind to a status once; the
 * consumer runtime maps it to "retry" or "dead letter".
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'throttled'
  | 'unavailable';

export interface ErrorDetail {
  /** Dot path of the offending field, such as `channel.0.id`. */
  path: string;
  message: string;
}

/** An expected failure. `code` is stable and machine readable (`interaction.not-found`); `message` is for people. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
