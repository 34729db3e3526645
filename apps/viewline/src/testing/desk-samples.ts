import type { Sample } from './vendor-door.js';

const AT = '2026-03-01T11:00:00.000Z';
const inbound = (channel: string, kind: string, text: string | null = null) => ({
  channel,
  kind,
  direction: 'inbound',
  text,
});

/** The callback at the end of a call of ninety seconds, which is all that we hear of it. */
function voice(digits: string): Sample {
  return {
    address: `+44742${digits}`,
    entry: inbound('phone', 'call'),
    occurredAt: '2026-03-01T10:58:30.000Z',
    content: {
      CallSid: `CA1234567890abcdef123456789${digits}`,
      AccountSid: 'AC00000000000000000000000000000000',
      From: `+44742${digits}`,
      To: '+442071838750',
      Direction: 'inbound',
      CallStatus: 'completed',
      CallDuration: '90',
      Timestamp: 'Sun, 01 Mar 2026 11:00:00 +0000',
      CallbackSource: 'call-progress-events',
      SequenceNumber: '2',
    },
  };
}

function chatwoot(digits: string): Sample {
  const person = {
    id: Number(digits),
    name: 'Jane Smith',
    email: `Jane.${digits}@Example.com`,
    phone_number: null,
    type: 'contact',
  };
  return {
    address: `jane.${digits}@example.com`,
    entry: inbound('chat', 'message', 'I need help with my order'),
    occurredAt: AT,
    content: JSON.stringify({
      event: 'message_created',
      id: Number(digits),
      content: 'I need help with my order',
      created_at: '2026-03-01 11:00:00 UTC',
      message_type: 'incoming',
      content_type: 'text',
      private: false,
      sender: person,
      inbox: { id: 3, name: 'Website' },
      conversation: {
        id: Number(digits),
        channel: 'Channel::WebWidget',
        status: 'open',
        meta: { sender: person },
      },
      account: { id: 1, name: 'Viewline' },
    }),
  };
}

function zendesk(digits: string): Sample {
  return {
    address: `zendesk:22129848:844738${digits}`,
    entry: inbound('email', 'ticket', 'Since yesterday'),
    occurredAt: '2026-03-01T10:00:00.000Z',
    content: JSON.stringify({
      account_id: 22_129_848,
      id: `d4f5c389-${digits}`,
      subject: `zen:ticket:${digits}`,
      time: '2026-03-01T11:00:00.123456789Z',
      zendesk_event_version: '2022-11-06',
      type: 'zen:event-type:ticket.created',
      detail: {
        id: digits,
        subject: 'Cannot log in to the app',
        description: 'Since yesterday',
        status: 'NEW',
        priority: 'HIGH',
        requester_id: `844738${digits}`,
        created_at: '2026-03-01T10:00:00Z',
        via: { channel: 'email' },
      },
      event: {},
    }),
  };
}

const callCentre = (digits: string): Sample => ({
  address: `+44743${digits}`,
  entry: inbound('phone', 'call'),
  occurredAt: AT,
  content: JSON.stringify({
    type: 'call.ended',
    id: `c-${digits}`,
    at: '2026-03-01T11:10:00Z',
    startedAt: '2026-03-01T11:00:00Z',
    identity: { kind: 'phone', value: `+44 743 ${digits}` },
    agent: 'Ava',
    queue: 'billing',
    recording: 'https://recordings.example/77',
    outcome: 'resolved',
  }),
});

const shop = (digits: string): Sample => ({
  address: `AC${digits}`,
  entry: inbound('shop', 'visit'),
  occurredAt: AT,
  content: JSON.stringify({
    type: 'visit.started',
    id: `v-${digits}`,
    at: '2026-03-01T11:00:00Z',
    identity: { kind: 'account', value: `ac ${digits}` },
    shop: 'High Street',
    business: 'new box',
    waitSeconds: 300,
  }),
});

const app = (digits: string): Sample => ({
  address: `user-${digits}`,
  entry: inbound('app', 'session'),
  occurredAt: AT,
  content: JSON.stringify({
    type: 'session',
    id: `s-${digits}`,
    at: '2026-03-01T11:00:00Z',
    identity: { kind: 'app-user', value: `user-${digits}` },
    details: { screen: 'vod', tries: 3, paid: false },
  }),
});

export const deskSamples = { voice, chatwoot, zendesk, 'call-centre': callCentre, shop, app } as const;
