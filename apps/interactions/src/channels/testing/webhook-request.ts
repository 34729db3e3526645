import { InteractionFactsSchema, MessageDeliveryReported } from '@viewline/events';
import { Compile } from 'typebox/compile';
import type { ChannelAdapter, WebhookRequest } from '../channel-adapter.port.js';
import type { ChannelFact, Contact } from '../../domain/channel-fact.js';

export const NOW = new Date('2026-03-01T12:00:00.000Z');
export const NOW_SECONDS = String(NOW.getTime() / 1000);
const ID = '00000000-0000-4000-8000-000000000000';

export function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string | undefined> = {},
): WebhookRequest {
  const query = Object.fromEntries(new URL(url).searchParams);
  return { method: 'POST', url, query, headers, rawBody: Buffer.from(body), receivedAt: NOW };
}

export function get(url: string): WebhookRequest {
  return { ...post(url, ''), method: 'GET' };
}

export async function factsOf(adapter: ChannelAdapter, request: WebhookRequest): Promise<ChannelFact[]> {
  const outcome = await adapter.receive(request);
  if (outcome.kind !== 'facts') throw new Error(`got a ${outcome.kind}`);
  for (const fact of outcome.facts) expectPublishable(fact);
  return outcome.facts;
}

/** The one fact of a request; a contact unless something else is asked for. */
export async function contactOf(adapter: ChannelAdapter, request: WebhookRequest) {
  const [fact, ...others] = await factsOf(adapter, request);
  if (fact?.type !== 'contact' || others.length) throw new Error(`got ${JSON.stringify([fact, ...others])}`);
  return fact;
}

export async function updateOf(adapter: ChannelAdapter, request: WebhookRequest) {
  const [fact, ...others] = await factsOf(adapter, request);
  if (fact?.type !== 'contact-updated' || others.length)
    throw new Error(`got ${JSON.stringify([fact, ...others])}`);
  return fact;
}

const interaction = Compile(InteractionFactsSchema);
const delivery = Compile(MessageDeliveryReported.schema);

/** Whatever an adapter makes must fit the published events and the database. */
export function expectPublishable(fact: ChannelFact): void {
  const json = JSON.stringify(fact);
  // Escapes of NUL and of half a surrogate pair, as well-formed JSON.stringify writes them.
  expect(json).not.toMatch(/(?<!\\)(?:\\\\)*\\u(0000|d[89a-f])/);
  if (fact.type === 'delivery') {
    const { type, at, recipient, ...rest } = fact;
    expect([type, at.toISOString(), recipient]).toBeDefined();
    expect([...delivery.Errors({ interactionId: ID, subscriberId: ID, ...rest })]).toEqual([]);
    return;
  }
  const whole = fact.type === 'contact' ? fact : fact.contact;
  if (whole) expectFits(whole);
  if (fact.type === 'contact-updated') {
    expect(Number.isFinite(fact.version)).toBe(true);
    const base = { ...(fact.contact ?? MINIMAL), externalId: fact.externalId, channel: fact.channel };
    expectFits({ ...base, ...fact.changes } as Contact);
  }
}

const MINIMAL = {
  provider: 'p',
  direction: 'inbound',
  kind: 'message',
  reason: '',
  status: 'open',
  startedAt: NOW,
};

function expectFits(contact: Contact): void {
  const data = {
    ...contact,
    interactionId: ID,
    subscriberId: ID,
    conversationId: ID,
    startedAt: contact.startedAt.toISOString(),
    endedAt: contact.endedAt?.toISOString(),
  };
  expect([...interaction.Errors(JSON.parse(JSON.stringify(data)))]).toEqual([]);
}
