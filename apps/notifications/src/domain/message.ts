import type { NotificationStatus } from './notification.js';

/** TMF681 CommunicationMessageStateType. */
export const MESSAGE_STATES = ['initial', 'inProgress', 'completed', 'cancelled', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Where a message's state may lead. What came after the sending, such as a bounce, does not undo that it was sent. */
export const MESSAGE_MOVES: Readonly<Record<MessageState, readonly MessageState[]>> = {
  initial: ['inProgress', 'completed', 'cancelled', 'failed'],
  inProgress: ['completed', 'cancelled', 'failed'],
  completed: [],
  cancelled: [],
  failed: [],
};

/** What a client may ask for by itself. */
export const MESSAGE_WISHES: readonly MessageState[] = ['cancelled'];

/**
 * A message's state follows from its receivers': in progress while one is on its way or uncertain, completed once one of
 * them was sent, cancelled if none was to be sent.
 * @returns the present one when it may not lead there
 */
export function stateOf(present: MessageState, statuses: readonly NotificationStatus[]): MessageState {
  const next = impliedBy(statuses);
  return MESSAGE_MOVES[present].includes(next) ? next : present;
}

function impliedBy(statuses: readonly NotificationStatus[]): MessageState {
  const some = (...wanted: NotificationStatus[]) => statuses.some((status) => wanted.includes(status));
  const every = (...wanted: NotificationStatus[]) => statuses.every((status) => wanted.includes(status));
  if (every('waiting')) return 'initial';
  if (some('waiting', 'queued', 'uncertain')) return 'inProgress';
  if (some('sent', 'delivered', 'read')) return 'completed';
  return every('suppressed', 'cancelled') ? 'cancelled' : 'failed';
}
