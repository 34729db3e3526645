import type { Entry } from '../api/contract.js';
import { eventName } from './entry-kinds.js';

/** How far an outbound message got, worst to best news. */
export const DELIVERIES = ['queued', 'sent', 'delivered', 'read'] as const;
export type Delivery = (typeof DELIVERIES)[number] | 'failed';

/** A contact as it stands after everything that was reported on it later. */
export interface ContactState {
  /** The latest text, actor and details. */
  readonly entry: Entry;
  readonly delivery: Delivery | null;
  /** The latest status where it was reported after the contact; `removed` when it was taken from the record. */
  readonly status: string | null;
  /** The text before an edit. */
  readonly before: string | null;
}

/** @param followUps what was reported on this contact later, newest first */
export function contactState(entry: Entry, followUps: readonly Entry[]): ContactState {
  const oldestFirst = followUps.toReversed();
  let current = entry;
  let status: string | null = null;
  const reported = new Set<string>();
  for (const next of oldestFirst) {
    const name = eventName(next);
    if (name === 'message.delivery-reported') reported.add(textOf(next.details['status']));
    // What became of a message of our own: delivered, read, failed.
    else if (name.startsWith('notification.')) reported.add(name.slice('notification.'.length));
    else if (name === 'interaction.removed') status = 'removed';
    else {
      if (name === 'interaction.updated') current = completed(current, next);
      status = textOf(next.details['toStatus'] ?? next.details['status']) || status;
    }
  }
  const isEdited = entry.text !== null && current.text !== entry.text;
  return { entry: current, delivery: furthest(reported), status, before: isEdited ? entry.text : null };
}

function completed(entry: Entry, update: Entry): Entry {
  return {
    ...entry,
    text: update.text ?? entry.text,
    actor: update.actor ?? entry.actor,
    details: { ...entry.details, ...update.details },
  };
}

/** Reports overtake each other: what was read has been delivered, whatever was said last. */
function furthest(reported: ReadonlySet<string>): Delivery | null {
  const best = DELIVERIES.findLast((each) => reported.has(each)) ?? null;
  if (!reported.has('failed')) return best;
  return best === 'delivered' || best === 'read' ? best : 'failed';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
