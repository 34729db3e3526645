import type {
  ArticleViewed,
  DiagnosisCompleted,
  EventDefinition,
  GuidedFlowStepRecorded,
  PromiseBroken,
  PromiseFacts,
  PromiseKept,
  TicketAssigned,
  TicketDeadlineMissed,
  TicketEscalated,
  TicketFacts,
  TicketNoteAdded,
  TicketRated,
  TicketRemoved,
  TicketStatusChanged,
  TicketUpdated,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

export const ticketOpened: EntryWriter<TicketFacts> = (ticket) => ({
  ...about(ticket),
  channel: ticket.channel ?? null,
  title: `Ticket ${ticket.number} opened: ${ticket.title}`,
  text: ticket.description,
  actor: ticket.openedBy,
  details: { ...about(ticket).details, ...stateOf(ticket) },
});

export const ticketUpdated: EntryWriter<DataOf<typeof TicketUpdated>> = (ticket) => ({
  ...about(ticket),
  title: `Ticket ${ticket.number} changed: ${ticket.changed.join(', ')}`,
  actor: ticket.by,
  details: { ...about(ticket).details, ...stateOf(ticket), changed: ticket.changed },
});

export const ticketStatusChanged: EntryWriter<DataOf<typeof TicketStatusChanged>> = (change) => ({
  ...about(change),
  title: `Ticket ${change.number}: ${change.fromStatus} → ${change.toStatus}`,
  text: change.reason,
  actor: change.by,
  details: { ...about(change).details, fromStatus: change.fromStatus, toStatus: change.toStatus },
});

export const ticketAssigned: EntryWriter<DataOf<typeof TicketAssigned>> = (assignment) => ({
  ...about(assignment),
  title: `Ticket ${assignment.number} ${whereTo(assignment)}`,
  text: assignment.reason,
  actor: assignment.by,
  details: {
    ...about(assignment).details,
    ...pick(assignment, 'queue', 'agentId', 'fromQueue', 'fromAgentId'),
  },
});

export const ticketNoteAdded: EntryWriter<DataOf<typeof TicketNoteAdded>> = (note) => ({
  ...about(note),
  kind: 'note',
  title: `${note.visibility === 'public' ? 'Answer' : 'Note'} on ticket ${note.number}`,
  text: note.text,
  actor: note.author,
  details: { ...about(note).details, noteId: note.noteId, visibility: note.visibility },
});

export const ticketDeadlineMissed: EntryWriter<DataOf<typeof TicketDeadlineMissed>> = (deadline) => ({
  ...about(deadline),
  title: `Ticket ${deadline.number} missed its ${deadline.kind === 'resolution' ? 'resolution' : 'first response'}`,
  details: {
    ...about(deadline).details,
    ...pick(deadline, 'kind', 'dueAt', 'targetMinutes', 'severityLevel'),
  },
});

export const ticketEscalated: EntryWriter<DataOf<typeof TicketEscalated>> = (escalation) => ({
  ...about(escalation),
  title: `Ticket ${escalation.number} escalated to level ${escalation.level}`,
  text: escalation.reason,
  actor: escalation.by,
  details: {
    ...about(escalation).details,
    ...pick(escalation, 'level', 'cause', 'fromPriority', 'toPriority', 'queue'),
  },
});

export const ticketRated: EntryWriter<DataOf<typeof TicketRated>> = (rating) => ({
  ...about(rating),
  kind: 'rating',
  title: `Ticket ${rating.number} rated ${rating.score} of 5`,
  text: rating.comment,
  details: { ...about(rating).details, score: rating.score, ...pick(rating, 'agentId', 'channel') },
});

export const ticketRemoved: EntryWriter<DataOf<typeof TicketRemoved>> = (ticket) => ({
  ...about(ticket),
  title: `Ticket ${ticket.number} removed from the record`,
  actor: ticket.by,
});

const ANSWERS = {
  internal: 'the cause is ours',
  external: 'the cause is not ours',
  unknown: 'the cause is not known',
} as const;

export const diagnosisCompleted: EntryWriter<DataOf<typeof DiagnosisCompleted>> = (diagnosis) => ({
  channel: null,
  kind: 'diagnosis',
  title: `Diagnosis: ${ANSWERS[diagnosis.answer]}`,
  text: `${diagnosis.summary}\n${diagnosis.nextStep}`,
  actor: diagnosis.by,
  details: { ...pick(diagnosis, 'diagnosisId', 'answer', 'checks', 'nextStep', 'ticketId', 'problemId') },
});

export const guidedFlowStepRecorded: EntryWriter<DataOf<typeof GuidedFlowStepRecorded>> = (step) => ({
  channel: null,
  kind: 'diagnosis',
  title: `${step.title}: ${step.outcome.replaceAll('-', ' ')}`,
  text: step.note,
  actor: step.by,
  details: { ...pick(step, 'runId', 'flow', 'step', 'position', 'outcome', 'ticketId') },
});

export const promiseMade: EntryWriter<PromiseFacts> = (promise) => ({
  ...ofPromise(promise),
  title: `Promised: ${promise.what} by ${promise.dueAt}`,
  actor: promise.by,
});

export const promiseKept: EntryWriter<DataOf<typeof PromiseKept>> = (promise) => ({
  ...ofPromise(promise),
  title: `Promise kept: ${promise.what}`,
  actor: promise.keptBy ?? promise.by,
  details: { ...ofPromise(promise).details, ...pick(promise, 'keptAt', 'evidence') },
});

export const promiseBroken: EntryWriter<DataOf<typeof PromiseBroken>> = (promise) => ({
  ...ofPromise(promise),
  title: `Promise broken: ${promise.what} was due by ${promise.dueAt}`,
  actor: promise.by,
});

export const articleViewed: EntryWriter<DataOf<typeof ArticleViewed>> = (view) => ({
  channel: null,
  kind: 'article',
  title: `Article read: ${view.title}`,
  actor: view.by,
  details: { ...pick(view, 'articleId', 'language', 'viewer', 'query', 'ticketId') },
});

function about(ticket: { ticketId: string; number: string; title: string }) {
  return {
    channel: null,
    kind: 'ticket',
    details: { ticketId: ticket.ticketId, number: ticket.number, ticketTitle: ticket.title },
  };
}

function stateOf(ticket: TicketFacts) {
  return pick(
    ticket,
    'status',
    'severity',
    'severityLevel',
    'priority',
    'ticketType',
    'ticketClass',
    'parentId',
  );
}

function whereTo({ agentId, agentName, queue }: DataOf<typeof TicketAssigned>): string {
  if (agentId) return `assigned to ${agentName ?? agentId}`;
  return queue ? `put into queue ${queue}` : 'is nobody’s any more';
}

function ofPromise(promise: PromiseFacts) {
  return {
    channel: promise.channel ?? null,
    kind: 'promise',
    text: promise.text,
    details: pick(promise, 'promiseId', 'what', 'dueAt', 'ticketId', 'by'),
  };
}

/** Those of the facts that are there. */
function pick<Facts extends object>(
  facts: Facts,
  ...names: (keyof Facts & string)[]
): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  );
}
