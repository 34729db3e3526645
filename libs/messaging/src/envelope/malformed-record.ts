import { DomainError } from '@viewline/kernel';

/** What came off the log is no CloudEvent. Trying again will not help. */
export class MalformedRecord extends DomainError {
  constructor(message: string) {
    super('invalid', 'event.malformed', message);
    this.name = 'MalformedRecord';
  }
}
