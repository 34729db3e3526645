import type { TFunction } from 'i18next';
import type { Entry } from '../api/contract.js';
import { shownAddress } from '../subscriber/shown-address.js';
import { isContact } from './entry-kinds.js';
import { isIdentity } from './entry-title.js';

/** Addresses that say something to a person; the others are numbers for machines. */
const READABLE: ReadonlySet<string> = new Set(['phone', 'whatsapp', 'email', 'telegram']);

/** Who acted, as an agent would say it; null where all there is would be an id. */
export function entryActor(entry: Entry, t: TFunction): string | null {
  const { actor, details } = entry;
  if (!actor) return null;
  if (!isContact(entry)) return t(`actor.${actor}`, { defaultValue: actor });
  const { identity } = details;
  if (!isIdentity(identity) || actor !== identity.value) return /^\w+:[\d:]+$/.test(actor) ? null : actor;
  return READABLE.has(identity.kind) ? shownAddress(identity.kind, actor) : null;
}
