import type { Channel } from '../channel.js';
import type { Notification } from '../notification.js';

/** Codes by which a mail server says that there is no such mailbox, system or address (RFC 3463). */
export const NOBODY_THERE: readonly string[] = [
  'dsn.5.1.1',
  'dsn.5.1.2',
  'dsn.5.1.3',
  'dsn.5.1.6',
  'dsn.5.1.10',
  'dsn.5.2.1',
];
/** For so long an address counts as gone; then one more message tries it. */
export const GONE_DAYS = 30;

/**
 * The channels of which the address is gone after all others: a message is not lost where there is no other way.
 * @param gone addresses from which mail came back
 */
export function goneLast(
  channels: readonly Channel[],
  { addresses }: Pick<Notification, 'addresses'>,
  gone: ReadonlySet<string>,
): readonly Channel[] {
  const isGone = (channel: Channel): boolean => gone.has(addresses[channel] ?? '');
  return [...channels.filter((channel) => !isGone(channel)), ...channels.filter(isGone)];
}
