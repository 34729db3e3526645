import type { Identity, SubscriberProfile } from '@viewline/events';
import { fold, foldCompact } from '@viewline/kernel';

export interface SearchTerm {
  kind: string;
  folded: string;
  value: string;
}

/** Longest text that is worth searching by. */
const MAX_LENGTH = 200;
const MOST_SUFFIXES = 12;

export function termsOfIdentity({ kind, value }: Identity): SearchTerm[] {
  if (kind === 'phone' || kind === 'whatsapp') return [{ kind, folded: value.replace(/\D/g, ''), value }];
  if (kind === 'mac' || kind === 'account') return [{ kind, folded: foldCompact(value), value }];
  return [{ kind, folded: fold(value).slice(0, MAX_LENGTH), value }];
}

/**
 * A name is found by its beginning, by the beginning of each later word, and, where it is written without spaces as
 * in Chinese or Japanese, from each of its characters on.
 */
export function termsOfName(name: string): SearchTerm[] {
  const folded = fold(name).slice(0, MAX_LENGTH);
  if (!folded) return [];
  const starts = [...folded.matchAll(/(?<=\s)\S|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}/gu)];
  const suffixes = starts.slice(0, MOST_SUFFIXES).map((start) => folded.slice(start.index));
  return [...new Set([folded, ...suffixes])].map((term) => ({ kind: 'name', folded: term, value: name }));
}

export function termsOfProfile(profile: SubscriberProfile): SearchTerm[] {
  const account = profile.accountNumber
    ? termsOfIdentity({ kind: 'account', value: profile.accountNumber })
    : [];
  return [...termsOfName(profile.name), ...account];
}
