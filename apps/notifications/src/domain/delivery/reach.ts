import type { Notification } from '../notification.js';
import { addressesOf, USUAL_ORDER, type Person } from './addresses.js';
import { nextProvider, type Routes } from './route.js';

/** The message with the ways that lead to the person now: wanted, with an address, with a provider. */
export function withReach(before: Notification, person: Person, routes: Routes): Notification {
  const addresses = addressesOf(person, before.given);
  const channels = [...new Set(before.wanted ?? USUAL_ORDER)].filter(
    (channel) => addresses[channel] && nextProvider(channel, [], routes),
  );
  return { ...before, addresses, channels };
}
