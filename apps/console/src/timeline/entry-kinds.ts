import type { Entry } from '../api/contract.js';

/** What the subscriber and the operator had to do with each other; everything else is bookkeeping about it. */
export const CONTACT_KINDS = ['message', 'call', 'visit', 'post', 'session', 'ticket', 'note'] as const;
/** What an agent looks for by itself: it stands on a line of its own, like a contact. */
export const CASE_KINDS = ['dispute', 'announcement', 'promise', 'diagnosis', 'outage', 'rating'] as const;
export const CHANGE_KINDS = [
  'bill',
  'credit',
  'product',
  'viewing',
  'article',
  'delivery',
  'update',
  'account',
  'identity',
] as const;

export const isContact = (entry: Pick<Entry, 'kind'>): boolean =>
  (CONTACT_KINDS as readonly string[]).includes(entry.kind);

/** Whether it stands on a line of its own; runs of anything else become one line. */
export const standsAlone = (entry: Pick<Entry, 'kind'>): boolean =>
  isContact(entry) || (CASE_KINDS as readonly string[]).includes(entry.kind);

/** `interaction.recorded` of `viewline.interaction.recorded.v1`: versions of one event read alike. */
export const eventName = (entry: Pick<Entry, 'type'>): string =>
  entry.type.replace(/^viewline\./, '').replace(/\.v\d+$/, '');
