import { newId } from '@viewline/kernel';
import type { Person, Proposal } from './person.js';

/** For specs: somebody of whom little is known. */
export const somebody = (facts: Partial<Person> = {}): Person => ({
  rootId: newId(),
  removed: false,
  preferences: {},
  words: [],
  habits: [],
  bookings: [],
  ...facts,
});

/** For specs: a message to them. */
export const proposal = (facts: Partial<Proposal> = {}): Proposal => ({
  notificationId: newId(),
  subscriberId: newId(),
  purpose: 'billing',
  severity: 5,
  channels: ['email', 'sms'],
  wording: 'template bill-issued',
  ...facts,
});
