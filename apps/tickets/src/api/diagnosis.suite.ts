import { randomUUID } from 'node:crypto';
import {
  PlaybackFailed,
  ProductActivated,
  SubscriberRegistered,
  ViewingSessionStarted,
} from '@viewline/events';
import { DESK, START, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

export let door: TicketsDoor;

/** For a spec: begins the service before its tests and ends it after them. */
export function useDoor(): void {
  beforeAll(async () => {
    door = await ticketsDoor();
  });
  afterAll(() => door.close());
}

export const at = (minute: number) => new Date(START.getTime() + minute * 60_000);
export const facts = (time: Date, sequence = 1) => ({ time, sequence });
export interface Where {
  streamId: string;
  serverId?: string;
  isp?: string;
  region?: string;
  deviceClass?: string;
  ip?: string;
}
export const watches = (subscriberId: string, where: Where, minute = -10, sessionId = randomUUID()) =>
  ViewingSessionStarted.create(
    { sessionId, subscriberId, ...where, startedAt: at(minute).toISOString() },
    facts(at(minute)),
  );
export const fails = (subscriberId: string, where: Where, minute = -5, errorCode = 'source_offline') =>
  PlaybackFailed.create(
    {
      playbackErrorId: randomUUID(),
      subscriberId,
      ...where,
      errorCode,
      occurredAt: at(minute).toISOString(),
    },
    facts(at(minute)),
  );
export const registered = (subscriberId: string, more: Json = {}) =>
  SubscriberRegistered.create(
    { subscriberId, name: 'أحمد العتيبي', status: 'active', identities: [], ...more },
    facts(START),
  );
export const product = (subscriberId: string, more: Json = {}) =>
  ProductActivated.create(
    {
      productId: randomUUID(),
      subscriberId,
      name: 'Gold',
      kind: 'package',
      status: 'active',
      connections: 2,
      startsAt: at(-100).toISOString(),
      ...more,
    } as never,
    facts(START),
  );

export interface Result extends Json {
  answer: string;
  cause: string;
  checks: { check: string; outcome: string; counts?: Record<string, number> }[];
}
export const diagnose = async (subscriberId: string, body: Json = {}, query = ''): Promise<Result> => {
  const path = `${DESK}/subscribers/${subscriberId}/diagnosis${query}`;
  const answer = await door.call('POST', path, body, { role: 'agent' });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Result;
};
export const check = (result: Result, name: string) => result.checks.find((one) => one.check === name);
/** A stream of its own, which others watch, some of them with errors. */
export const crowd = async (where: Where, peers: number, failing: number) => {
  const people = Array.from({ length: peers }, () => randomUUID());
  await door.publish(
    ...people.map((id) => watches(id, where)),
    ...people.slice(0, failing).map((id) => fails(id, where)),
  );
};
