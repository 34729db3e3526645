import type { TFunction } from 'i18next';
import type { Entry } from '../api/contract.js';
import { entryTitle, isIdentity } from './entry-title.js';

const FACTS = 3;
const ACCOUNT: ReadonlySet<string> = new Set(['account', 'identity']);
const CONTACTS: ReadonlySet<string> = new Set(['delivery', 'update']);

export interface ChangesSummary {
  readonly heading: string;
  /** The first few, what happened to the account before its addresses, plain addresses before ids. */
  readonly facts: readonly string[];
  /** How many are not told; empty when all are. */
  readonly more: string;
}

/** Ways to reach somebody that mean something to a person. */
const TELLING: ReadonlySet<string> = new Set(['account', 'phone', 'email', 'mac']);

function weightOf({ kind, details: { identity } }: Entry): number {
  if (kind !== 'identity') return 0;
  return !isIdentity(identity) || TELLING.has(identity.kind) ? 1 : 2;
}

export function changesSummary(entries: readonly Entry[], t: TFunction): ChangesSummary {
  const all = (kinds: ReadonlySet<string>): boolean => entries.every(({ kind }) => kinds.has(kind));
  const what = all(ACCOUNT) ? 'account' : all(CONTACTS) ? 'contacts' : 'mixed';
  const told = entries.toSorted((a, b) => weightOf(a) - weightOf(b)).slice(0, FACTS);
  const left = entries.length - told.length;
  return {
    heading: t(`changes.${what}`, { count: entries.length }),
    facts: told.map((entry) => entryTitle(entry, t)),
    more: left > 0 ? t('changes.more', { count: left }) : '',
  };
}
