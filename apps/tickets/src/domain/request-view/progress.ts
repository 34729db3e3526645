import type { TicketStatus } from '@viewline/events';
import type { TicketDocument } from '../ticket-document.js';
import { WORDS } from './words.js';
import type { Language } from '../language.js';

/** One thing that happened to a request, as its subscriber may know it. */
export interface Step {
  at: string;
  kind: 'status' | 'answer';
  status?: TicketStatus;
  text: string;
}

/** Every change of status and every answer written for the subscriber, oldest first; nothing internal. */
export function stepsOf({ statusChange, note = [] }: TicketDocument, language: Language): Step[] {
  const words = WORDS[language];
  const statuses = statusChange.map(({ status, changeDate }): Step => ({
    at: changeDate,
    kind: 'status',
    status,
    text: words.status[status],
  }));
  const answers = note
    .filter((one) => one['@type'] === 'Answer')
    .map(({ date, text }): Step => ({ at: date, kind: 'answer', text }));
  return [...statuses, ...answers].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export const nextStepOf = (status: TicketStatus, language: Language): string => WORDS[language].next[status];

/** Family names first and unspaced: no part of it is a first name that a program could know. */
const UNSPLITTABLE = /\p{sc=Han}|\p{sc=Hangul}|\p{sc=Hiragana}|\p{sc=Katakana}/u;

/** Who has it now: a first name at most, and what they are. */
export function ownerOf(
  { agentName, isEscalated }: { agentName?: string; isEscalated: boolean },
  language: Language,
): { firstName: string | null; role: string } {
  const { role } = WORDS[language];
  const first = agentName?.trim().split(/[\s.,_@]+/u)[0];
  const firstName = first && !UNSPLITTABLE.test(first) ? first : null;
  return { firstName, role: isEscalated ? role.supervisor : agentName ? role.agent : role.team };
}

/** Whether there is something to be rated. */
export const isRatable = (status: TicketStatus): boolean => status === 'resolved' || status === 'closed';
