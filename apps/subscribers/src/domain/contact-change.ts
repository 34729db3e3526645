import type { Identity } from '@viewline/events';
import type { AddressBook } from './address-book.js';
import { identityTaken } from './subscriber.errors.js';

/** What a changed document no longer says and says anew of somebody's addresses. */
export interface ContactChange {
  gone: readonly Identity[];
  added: readonly Identity[];
}

export function contactChange(before: readonly Identity[], after: readonly Identity[]): ContactChange {
  const without = (list: readonly Identity[], others: readonly Identity[]) =>
    list.filter((one) => !others.some((other) => other.kind === one.kind && other.value === one.value));
  return { gone: without(before, after), added: without(after, before) };
}

/** @throws DomainError `identity.…` where an address is somebody else's by the rules */
export function applyContactChange(
  book: AddressBook,
  subscriberId: string,
  { gone, added }: ContactChange,
  time: Date,
): void {
  for (const address of gone) book.unlink(subscriberId, address, time);
  for (const address of added) {
    const claim = { subscriberId, identity: address, verified: false, source: 'contact-medium' };
    const decision = book.link(claim, time);
    if (decision.outcome === 'refuse') throw identityTaken(address, decision, subscriberId);
  }
}
