import { SECRET, signedZendesk } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, updateOf } from '../testing/webhook-request.js';
import { ZendeskAdapter } from './zendesk.adapter.js';

const adapter = new ZendeskAdapter(SECRET);
const TICKET = {
  id: '5158',
  subject: 'Cannot log in to the app',
  description: 'Since yesterday',
  status: 'NEW',
  priority: 'HIGH',
  requester_id: '8447388090495',
  created_at: '2026-03-01T10:00:00Z',
  via: { channel: 'email' },
};
const envelope = {
  account_id: 22129848,
  id: 'd4f5c389',
  subject: 'zen:ticket:5158',
  time: '2026-03-01T11:00:00.123456789Z',
  zendesk_event_version: '2022-11-06',
};
const event = (type: string, content: object, detail: object = TICKET) =>
  signedZendesk(JSON.stringify({ ...envelope, type: `zen:event-type:${type}`, detail, event: content }));
const comment = (rest: object) =>
  event('ticket.comment_added', {
    comment: {
      id: 98765,
      body: 'We are looking into it',
      is_public: true,
      author: { id: 1, is_staff: true, name: 'Ava' },
      ...rest,
    },
  });

describeDoor('Zendesk', () => ({
  adapter,
  sample: JSON.stringify({ ...envelope, type: 'zen:event-type:ticket.created', detail: TICKET, event: {} }),
  signed: signedZendesk,
  signedAt: signedZendesk,
  proof: { header: 'x-zendesk-webhook-signature' },
  json: true,
  envelopes: [
    'ticket.created',
    'ticket.comment_added',
    'ticket.status_changed',
    'messaging_ticket.message_added',
  ].flatMap((type) => [
    (content: unknown) => ({ ...envelope, type: `zen:event-type:${type}`, detail: content, event: content }),
    (content: unknown) => ({
      ...envelope,
      type: `zen:event-type:${type}`,
      detail: TICKET,
      event: { comment: content, message: content, current: content },
    }),
  ]),
}));

describe('an event of Zendesk', () => {
  it('that a ticket was created is one contact', async () => {
    expect(await contactOf(adapter, event('ticket.created', {}))).toEqual({
      type: 'contact',
      provider: 'zendesk',
      externalId: 'ticket:5158',
      channel: 'email',
      direction: 'inbound',
      kind: 'ticket',
      identity: { kind: 'chat-contact', value: 'zendesk:22129848:8447388090495' },
      reason: 'ticket',
      status: 'open',
      subject: 'Cannot log in to the app',
      text: 'Since yesterday',
      startedAt: new Date('2026-03-01T10:00:00Z'),
      details: { zendeskStatus: 'new', priority: 'high' },
      threadKey: 'zendesk:22129848:5158',
    });
  });

  it('that an agent commented is outbound to the requester', async () => {
    expect(await contactOf(adapter, comment({}))).toMatchObject({
      externalId: 'comment:98765',
      direction: 'outbound',
      kind: 'message',
      identity: { value: 'zendesk:22129848:8447388090495' },
      agent: 'Ava',
      startedAt: new Date('2026-03-01T11:00:00.123Z'),
    });
  });

  it('that the customer commented is inbound; a private comment is a note', async () => {
    const author = { id: 77, is_staff: false, name: 'Bo' };
    expect(await contactOf(adapter, comment({ author }))).toMatchObject({
      direction: 'inbound',
      identity: { value: 'zendesk:22129848:77' },
      displayName: 'Bo',
    });
    expect((await contactOf(adapter, comment({ is_public: false }))).kind).toBe('note');
  });

  it('that the status changed updates the ticket', async () => {
    expect(
      await updateOf(adapter, event('ticket.status_changed', { current: 'SOLVED', previous: 'OPEN' })),
    ).toMatchObject({
      externalId: 'ticket:5158',
      changes: { status: 'completed', details: { zendeskStatus: 'solved' } },
      contact: { subject: 'Cannot log in to the app' },
    });
  });

  it('that a chat message came is a contact', async () => {
    const content = {
      actor: { id: 'u1', name: 'Bo', type: 'end_user' },
      conversation_id: '67ab',
      message: { body: 'Hi', id: '67ab5f' },
    };
    expect(
      await contactOf(adapter, event('messaging_ticket.message_added', content, { id: '141' })),
    ).toMatchObject({
      externalId: 'message:67ab5f',
      channel: 'chat',
      direction: 'inbound',
      text: 'Hi',
      threadKey: 'zendesk:22129848:141',
    });
  });

  it('of another kind is acknowledged', async () => {
    expect(await factsOf(adapter, event('ticket.tags_changed', {}))).toEqual([]);
    expect(await factsOf(adapter, event('__proto__', {}))).toEqual([]);
  });
});
