import { isDeepStrictEqual } from 'node:util';
import { TicketNoteAdded } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { noteIsWritten, tooManyNotes } from './ticket.errors.js';
import type { TicketChange } from './ticket-change.js';
import type { TicketNote } from './ticket-document.js';
import { cut, ticketReference } from './ticket.js';

export const ANSWER = 'Answer';
const MOST_NOTES = 1000;

export interface GivenNote {
  id?: string;
  author?: string;
  date?: string;
  text?: string;
  '@type'?: string;
}

export function written(note: GivenNote, by: string | undefined, now: Date): TicketNote {
  const author = note.author || by;
  return {
    ...note,
    id: note.id || newId(),
    ...(author && { author }),
    date: note.date ?? now.toISOString(),
    text: note.text ?? '',
  };
}

/** By a person it is the first answer, which the first-response clock waits for. */
export function addNote(change: TicketChange, note: GivenNote, isPerson: boolean): void {
  const notes = change.ticket.document.note ?? [];
  if (notes.length >= MOST_NOTES) throw tooManyNotes(MOST_NOTES);
  const added = written(note, change.by, change.now);
  change.set({ note: [...notes, added] });
  if (isPerson) answered(change, change.now);
  sayWritten(change, added);
}

export function sayWritten(change: TicketChange, note: TicketNote): void {
  change.record((facts) =>
    TicketNoteAdded.create(
      {
        ...ticketReference(change.ticket),
        noteId: cut(note.id, 1000),
        text: note.text,
        ...(note.author && { author: note.author }),
        visibility: note['@type'] === ANSWER ? 'public' : 'internal',
        writtenAt: note.date,
      },
      facts,
    ),
  );
}

/** The earliest answer counts, in whatever order one hears of them. */
export function answered(change: TicketChange, at: Date): void {
  const { answeredAt } = change.ticket;
  if (answeredAt && answeredAt <= at) return;
  change.ticket = { ...change.ticket, answeredAt: at };
}

/**
 * Notes are a record: those that are written stay, as they are, whatever list a caller sends; what is new in it is
 * added.
 * @throws DomainError `ticket.note-written` for a known id with another content
 */
export function addNewNotes(change: TicketChange, given: readonly GivenNote[], isPerson: boolean): void {
  const known = new Map(change.ticket.document.note?.map((note) => [note.id, note]));
  for (const note of given) {
    const before = note.id === undefined ? undefined : known.get(note.id);
    if (before === undefined) addNote(change, note, isPerson);
    else if (!isDeepStrictEqual({ ...before, ...note }, before)) throw noteIsWritten(before.id);
  }
}
