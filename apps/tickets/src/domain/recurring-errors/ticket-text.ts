import type { ErrorPattern } from './error-rule.js';

export interface Recurrence extends ErrorPattern {
  /** 1 the first time; above, it came back after a ticket about it was closed. */
  episode: number;
  firstSeen: Date;
  lastSeen: Date;
  errors: number;
  subscribers: number;
}

/** What the ticket says, as the counts stand. */
export function ticketText(recurrence: Recurrence): { name: string; description: string } {
  const { errorCode, deviceClass, episode, errors, subscribers, firstSeen, lastSeen } = recurrence;
  const again =
    episode > 1 ? ` It is ticket number ${episode} about this error: the last repair did not hold.` : '';
  return {
    name: `${errorCode} on ${deviceClass}: ${subscribers} subscribers`,
    description:
      `The error "${errorCode}" hit ${subscribers} subscribers on devices of the class "${deviceClass}", ` +
      `${errors} times from ${firstSeen.toISOString()} to ${lastSeen.toISOString()}.${again}`,
  };
}
