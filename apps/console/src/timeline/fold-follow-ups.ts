import type { Entry } from '../api/contract.js';
import { eventName, isContact } from './entry-kinds.js';

export interface FoldedEntry {
  readonly entry: Entry;
  /** Place among all entries, from 1; what is folded away keeps its number to itself. */
  readonly position: number;
  /** Later reports on this contact, newest first. */
  readonly followUps: readonly Entry[];
}

const FOLLOW_UPS: ReadonlySet<string> = new Set([
  'interaction.updated',
  'interaction.status-changed',
  'interaction.removed',
  'message.delivery-reported',
  'notification.delivered',
  'notification.read',
  'notification.failed',
]);
const NONE: readonly Entry[] = [];

/** Takes delivery and status reports out of the list where their contact is in it; it shows them on itself. */
export function foldFollowUps(entries: readonly Entry[]): FoldedEntry[] {
  const contacts = new Map<string, { readonly eventId: string; readonly followUps: Entry[] }>();
  for (const { kind, subjectId, eventId } of entries) {
    if (isContact({ kind })) contacts.set(subjectId, { eventId, followUps: [] });
  }
  const folded: FoldedEntry[] = [];
  entries.forEach((entry, index) => {
    const contact = contacts.get(entry.subjectId);
    if (contact && FOLLOW_UPS.has(eventName(entry))) contact.followUps.push(entry);
    else {
      const followUps = contact?.eventId === entry.eventId ? contact.followUps : NONE;
      folded.push({ entry, position: index + 1, followUps });
    }
  });
  return folded;
}
