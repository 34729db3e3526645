import { randomUUID } from 'node:crypto';
import { InteractionRecorded, type InteractionFacts } from '@viewline/events';
import { DESK, START, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

export const ROUTING = `${DESK}/routing`;
export let door: TicketsDoor;

/** For a spec: begins the service before its tests and ends it after them. */
export function useDoor(): void {
  beforeAll(async () => {
    door = await ticketsDoor();
  });
  afterAll(() => door.close());
}

export interface Work extends Json {
  id: string;
  state: string;
  queue: string;
  agentId: string | null;
}

export const work = async (filter: string): Promise<Work[]> => {
  const { status, body } = await door.call('GET', `${ROUTING}/work-items?limit=200&${filter}`);
  expect(status).toBe(200);
  return body['items'] as Work[];
};
export const saveAgent = async (id: string, agent: Json, presence = 'online') => {
  const saved = await door.call('PUT', `${ROUTING}/agents/${id}`, { name: id, ...agent });
  expect(saved.status).toBe(200);
  expect((await door.call('PUT', `${ROUTING}/agents/${id}/presence`, { presence })).status).toBe(200);
};
export const presence = (id: string, to: string) =>
  door.call('PUT', `${ROUTING}/agents/${id}/presence`, { presence: to });

let minutes = 0;
export const message = (conversationId: string, more: Partial<InteractionFacts> = {}) =>
  messageAt(START.getTime() + minutes++ * 1000, conversationId, more);

/** @param at epoch milliseconds */
export const messageAt = (at: number, conversationId: string, more: Partial<InteractionFacts> = {}) => {
  const data: InteractionFacts = {
    interactionId: randomUUID(),
    subscriberId: randomUUID(),
    conversationId,
    channel: 'chat',
    provider: 'chatwoot',
    externalId: randomUUID(),
    direction: 'inbound',
    kind: 'message',
    reason: 'chat',
    status: 'completed',
    text: 'hello',
    startedAt: new Date(at).toISOString(),
    ...more,
  };
  return InteractionRecorded.create(data, { time: new Date(data.startedAt), sequence: 1 });
};
export const queue = async (id: string) => {
  expect((await door.call('PUT', `${ROUTING}/queues/${id}`, { title: id })).status).toBe(200);
  return id;
};
export const rule = (more: Json) => ({ name: 'a rule', position: 10, ...more });
