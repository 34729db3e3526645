import { DomainError, type ErrorDetail } from '@viewline/kernel';

/** The data does not fit what the event's type promises. A producer must not send it; a consumer cannot use it. */
export class InvalidEventData extends DomainError {
  constructor(type: string, details: readonly ErrorDetail[]) {
    const first = details[0];
    super(
      'invalid',
      'event.invalid-data',
      `${type}: ${first ? `${first.path || '/'} ${first.message}` : 'data does not fit the schema'}`,
      details,
    );
    this.name = 'InvalidEventData';
  }
}
