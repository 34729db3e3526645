import type { Entry } from '../api/contract.js';

/** An entry for tests: a plain SMS, except for what is given. */
export function anEntry(part: Partial<Entry> = {}): Entry {
  return {
    eventId: '0190b0f0-0000-7000-8000-000000000000',
    subscriberId: '0190b0f0-0000-7000-8000-00000000000a',
    type: 'viewline.interaction.recorded.v1',
    source: '/viewline/interactions',
    occurredAt: '2026-03-01T10:00:00.000Z',
    recordedAt: '2026-03-01T10:00:00.000Z',
    channel: 'sms',
    kind: 'message',
    title: 'SMS',
    text: null,
    direction: 'inbound',
    actor: null,
    subjectId: '0190b0f0-0000-7000-8000-00000000000b',
    conversationId: null,
    late: false,
    details: {},
    ...part,
  };
}
