import type { TFunction } from 'i18next';
import type { Entry } from '../api/contract.js';
import { SEVERITIES, TICKET_TYPES } from '../open/ticket-words.js';
import { eventName } from './entry-kinds.js';

/** Where the words of a closed list stand, by the detail that holds one of them. */
const LISTS: Readonly<Record<string, string>> = {
  type: 'relationship',
  severity: 'open.severities',
  ticketType: 'open.ticketTypes',
  purpose: 'word.purpose',
  visibility: 'detailWord.visibility',
  streamKind: 'detailWord.streamKind',
  source: 'detailWord.asker',
  outcome: 'detailWord.contactOutcome',
};

/** The same word means something else for a ticket than for a contact. */
const STATES: Readonly<Record<string, string>> = {
  ticket: 'word.ticketStatus',
  product: 'word.productStatus',
  bill: 'word.billState',
  dispute: 'word.disputeState',
};

const keyOf = (words: Readonly<Record<string, string>>, value: string): string | undefined =>
  Object.keys(words).find((key) => words[key] === value);

/** A value out of a closed list in the agent's language; null where it is none. */
export function detailWord(entry: Entry, name: string, value: string, t: TFunction): string | null {
  const topic = eventName(entry).split('.')[0]!;
  if (/(status|^state)$/i.test(name)) {
    const lists = [STATES[topic], 'contactStatus', 'status'].filter(Boolean);
    return t(
      lists.map((list) => `${list}.${value}`),
      { defaultValue: value },
    );
  }
  const list = LISTS[name];
  if (!list) return null;
  const key = keyOf(TICKET_TYPES, value) ?? keyOf(SEVERITIES, value) ?? value;
  return t(`${list}.${key}`, { defaultValue: value });
}
