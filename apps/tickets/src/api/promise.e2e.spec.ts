import {
  InteractionRecorded,
  InteractionUpdated,
  SubscriberMerged,
  SubscriberUnmerged,
  type InteractionFacts,
} from '@viewline/events';
import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { BROKEN_PROMISES } from '../commands/break-promises/break-promises.use-case.js';
import {
  DESK,
  START,
  ticketsDoor,
  type CallOptions,
  type Json,
  type TicketsDoor,
} from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());
beforeEach(() => door.clock.set(START));

const PROMISES = `${DESK}/promises`;
const MINUTE = 60_000;
const after = (minutes: number) => new Date(START.getTime() + minutes * MINUTE);
const promised = async (more: Json = {}, options: CallOptions = { role: 'agent' }) => {
  const given = {
    subscriberId: newId(),
    what: 'call',
    text: 'سنتصل بك قبل السادسة',
    dueAt: after(60).toISOString(),
    ...more,
  };
  const { status, body } = await door.call('POST', PROMISES, given, options);
  expect(status).toBe(201);
  return body as unknown as Json & { promiseId: string; subscriberId: string };
};
const stateOf = async (id: string) => (await door.call('GET', `${PROMISES}/${id}`)).body['state'];
const typesOf = async (id: string) => (await door.said(id)).map(({ type }) => type);
const contact = (subscriberId: string, more: Partial<InteractionFacts> = {}): InteractionFacts => {
  const interactionId = newId();
  return {
    interactionId,
    subscriberId,
    conversationId: interactionId,
    channel: 'phone',
    provider: 'cti',
    externalId: interactionId,
    direction: 'outbound',
    kind: 'call',
    reason: 'call back',
    status: 'completed',
    agent: 'layla',
    startedAt: after(30).toISOString(),
    ...more,
  };
};
const recorded = (facts: InteractionFacts, id = newId()) =>
  InteractionRecorded.create(facts, { time: new Date(facts.startedAt), sequence: 1, id });
/** What is published of one subscriber is read in order: once the last of it has an effect, so has all before it. */
const allIsRead = async (subscriberId: string) => {
  const mark = await promised({ subscriberId, what: 'visit' });
  await door.publish(
    recorded(contact(subscriberId, { kind: 'visit', channel: 'shop', direction: 'inbound' })),
  );
  await eventually(async () => expect(await stateOf(mark.promiseId)).toBe('kept'));
};

describe('a promise', () => {
  it('is made by an agent, and on the record of its subscriber', async () => {
    const ticket = await door.open();
    const promise = await promised({ ticketId: ticket.id, by: 'Layla', channel: 'phone' });
    expect(promise).toMatchObject({
      state: 'made',
      by: 'Layla',
      madeAt: START.toISOString(),
      dueAt: after(60).toISOString(),
    });
    const [said] = await door.said(promise.promiseId);
    expect(said).toMatchObject({
      type: 'viewline.promise.made.v1',
      key: promise.subscriberId,
      sequence: 1,
      data: { ticketId: ticket.id, what: 'call' },
    });
    const list = await door.call('GET', `${PROMISES}?subscriberId=${promise.subscriberId}`, undefined, {
      role: 'agent',
    });
    expect(list.body['items']).toEqual([promise]);
    const audit = await door.call('GET', `${DESK}/audit?subscriberId=${promise.subscriberId}`);
    expect(audit.body['items']).toHaveLength(1);
  });

  it('under one Idempotency-Key is made once', async () => {
    const headers = { 'idempotency-key': newId() };
    const subscriberId = newId();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => promised({ subscriberId }, { role: 'agent', headers })),
    );
    expect(new Set(answers.map(({ promiseId }) => promiseId)).size).toBe(1);
    expect(await typesOf(answers[0]!.promiseId)).toEqual(['viewline.promise.made.v1']);
  });

  it('is kept once by the call that was promised, with the call as evidence', async () => {
    const { promiseId, subscriberId } = await promised();
    const facts = contact(subscriberId);
    const event = recorded(facts);
    await door.publish(event, event, recorded(contact(subscriberId)));
    await eventually(async () => expect(await stateOf(promiseId)).toBe('kept'));
    await allIsRead(subscriberId);
    const said = await door.said(promiseId);
    expect(said.map(({ type, sequence }) => [type, sequence])).toEqual([
      ['viewline.promise.made.v1', 1],
      ['viewline.promise.kept.v1', 2],
    ]);
    expect(said[1]!.data).toMatchObject({
      keptAt: facts.startedAt,
      evidence: { eventId: event.id, interactionId: facts.interactionId, channel: 'phone' },
    });
    door.clock.set(after(120));
    await door.sweep(BROKEN_PROMISES);
    expect(await stateOf(promiseId)).toBe('kept');
  });

  it.each<[string, Partial<InteractionFacts>]>([
    ['a call from the subscriber', { direction: 'inbound' }],
    ['a call that nobody answered', { status: 'no-answer' }],
    ['a message', { kind: 'message', channel: 'sms' }],
    ['a call before it was made', { startedAt: after(-5).toISOString() }],
    ['a call after its deadline', { startedAt: after(61).toISOString() }],
    ['a call about another ticket', { details: { ticketId: '0198f1a2-1c00-7a10-8abc-0a1b2c3d4e01' } }],
  ])('is not kept by %s', async (_what, more) => {
    const ticket = await door.open();
    const { promiseId, subscriberId } = await promised({ ticketId: ticket.id });
    await door.publish(recorded(contact(subscriberId, more)));
    await allIsRead(subscriberId);
    expect(await stateOf(promiseId)).toBe('made');
  });

  it('to write on a channel is kept on that channel, once what was sent has left', async () => {
    const { promiseId, subscriberId } = await promised({ what: 'message', channel: 'whatsapp' });
    await door.publish(recorded(contact(subscriberId, { kind: 'message', channel: 'email' })));
    const queued = contact(subscriberId, { kind: 'message', channel: 'whatsapp', status: 'queued' });
    await door.publish(recorded(queued));
    await allIsRead(subscriberId);
    expect(await stateOf(promiseId)).toBe('made');
    await door.publish(
      InteractionUpdated.create({ ...queued, status: 'sent' }, { time: after(31), sequence: 2 }),
    );
    await eventually(async () => expect(await stateOf(promiseId)).toBe('kept'));
  });

  it('is broken once when its deadline passes, however many look at once', async () => {
    const { promiseId } = await promised();
    door.clock.set(after(60));
    await door.sweep(BROKEN_PROMISES);
    expect(await stateOf(promiseId)).toBe('made');
    door.clock.set(after(61));
    await Promise.all(Array.from({ length: 4 }, () => door.sweep(BROKEN_PROMISES)));
    expect(await typesOf(promiseId)).toEqual(['viewline.promise.made.v1', 'viewline.promise.broken.v1']);
    const kept = await door.call('POST', `${PROMISES}/${promiseId}/keep`, undefined, { role: 'agent' });
    expect([kept.status, kept.body['code']]).toEqual([409, 'promise.broken']);
    const overdue = await door.call('GET', `${PROMISES}/overdue?limit=1`);
    expect((overdue.body['items'] as Json[])[0]).toMatchObject({
      state: 'broken',
      brokenAt: after(61).toISOString(),
    });
  });

  it('that was said to be broken is kept after all where word of the call came late', async () => {
    const { promiseId, subscriberId } = await promised();
    door.clock.set(after(90));
    await door.sweep(BROKEN_PROMISES);
    await door.publish(recorded(contact(subscriberId, { startedAt: after(59).toISOString() })));
    await eventually(async () => expect(await stateOf(promiseId)).toBe('kept'));
    expect(await typesOf(promiseId)).toEqual([
      'viewline.promise.made.v1',
      'viewline.promise.broken.v1',
      'viewline.promise.kept.v1',
    ]);
  });

  it('is kept by a call to a number that proves to be theirs only afterwards', async () => {
    const { promiseId, subscriberId } = await promised();
    const provisionalId = newId();
    await door.publish(recorded(contact(provisionalId)));
    await allIsRead(provisionalId);
    expect(await stateOf(promiseId)).toBe('made');
    const merge = {
      absorbedId: provisionalId,
      survivorId: subscriberId,
      reason: 'number linked',
      by: 'layla',
    };
    await door.publish(SubscriberMerged.create(merge, { time: START, sequence: 1 }));
    await eventually(async () => {
      const { body } = await door.call('GET', `${PROMISES}?subscriberId=${provisionalId}`);
      expect(body['items']).toHaveLength(2);
    });
    door.clock.set(after(61));
    await door.sweep(BROKEN_PROMISES);
    expect(await stateOf(promiseId)).toBe('kept');
    expect(await typesOf(promiseId)).toEqual(['viewline.promise.made.v1', 'viewline.promise.kept.v1']);
  });

  it('is kept by whoever says so in time, once', async () => {
    const { promiseId } = await promised({ what: 'other' });
    const keep = () => door.call('POST', `${PROMISES}/${promiseId}/keep`, undefined, { role: 'agent' });
    const answers = await Promise.all([keep(), keep(), keep()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await typesOf(promiseId)).toHaveLength(2);
    expect((await door.call('POST', `${PROMISES}/${newId()}/keep`)).status).toBe(404);
  });

  it('to one is kept by a call to whom they are one with, and stays theirs when the merge is undone', async () => {
    const [survivorId, absorbedId] = [newId(), newId()];
    const ofAbsorbed = await promised({ subscriberId: absorbedId });
    const merge = { absorbedId, survivorId, reason: 'same', by: 'layla' };
    await door.publish(SubscriberMerged.create(merge, { time: START, sequence: 1 }));
    const listed = async (id: string) =>
      (await door.call('GET', `${PROMISES}?subscriberId=${id}`)).body['items'];
    await eventually(async () => expect(await listed(survivorId)).toHaveLength(1));
    await door.publish(recorded(contact(survivorId)));
    await eventually(async () => expect(await stateOf(ofAbsorbed.promiseId)).toBe('kept'));
    await door.publish(SubscriberUnmerged.create(merge, { time: START, sequence: 2 }));
    await eventually(async () => expect(await listed(survivorId)).toHaveLength(0));
    expect(await listed(absorbedId)).toMatchObject([{ promiseId: ofAbsorbed.promiseId, state: 'kept' }]);
  });
});
