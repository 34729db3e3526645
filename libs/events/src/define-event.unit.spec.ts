import { isId } from '@viewline/kernel';
import { Type } from 'typebox';
import { defineEvent } from './define-event.js';
import type { EventEnvelope } from './envelope.js';
import { InvalidEventData } from './invalid-event-data.js';

const SUBSCRIBER = '0198c5a0-0000-7000-8000-000000000001';

/** Version 1 had `minutes`, version 2 `seconds`, version 3 says who waited. */
const WaitEnded = defineEvent({
  name: 'viewline.wait.ended',
  version: 3,
  topic: 'viewline.waiting',
  summary: 'Somebody no longer waits.',
  schema: Type.Object({
    subscriberId: Type.String({ format: 'uuid' }),
    seconds: Type.Integer({ minimum: 0 }),
    at: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  subject: (data) => `wait-of-${data.subscriberId}`,
  key: (data) => data.subscriberId,
  upcasters: {
    1: (data) => ({ seconds: (data as { minutes: number }).minutes * 60 }),
    2: (data) => ({ ...(data as object), subscriberId: SUBSCRIBER }),
  },
});

const envelope = (data: unknown, type = 'viewline.wait.ended.v3'): EventEnvelope => ({
  id: '0198c5a0-0000-7000-8000-000000000002',
  type,
  source: '/viewline/waiting',
  subject: 'x',
  time: '2026-03-01T10:00:00.000Z',
  recordedtime: '2026-03-01T10:00:00.100Z',
  partitionkey: SUBSCRIBER,
  sequence: 1,
  correlationid: 'c',
  data,
});

describe('defineEvent', () => {
  const occasion = { time: new Date('2026-03-01T10:00:00Z'), sequence: 4 };

  it('builds an event with the type, topic, subject and key of its declaration', () => {
    const event = WaitEnded.create(
      { subscriberId: SUBSCRIBER, seconds: 30 },
      { ...occasion, causationid: 'cause' },
    );
    expect(event).toEqual({
      id: event.id,
      type: 'viewline.wait.ended.v3',
      topic: 'viewline.waiting',
      subject: `wait-of-${SUBSCRIBER}`,
      partitionkey: SUBSCRIBER,
      sequence: 4,
      time: occasion.time,
      correlationid: undefined,
      causationid: 'cause',
      data: { subscriberId: SUBSCRIBER, seconds: 30 },
    });
    expect(isId(event.id)).toBe(true);
  });

  it('keeps an id that the source gave', () => {
    const id = '0198c5a0-0000-7000-8000-000000000009';
    expect(WaitEnded.create({ subscriberId: SUBSCRIBER, seconds: 0 }, { ...occasion, id }).id).toBe(id);
  });

  it.each([
    ['a missing field', { seconds: 1 }],
    ['a wrong type', { subscriberId: SUBSCRIBER, seconds: '1' }],
    ['a value out of bounds', { subscriberId: SUBSCRIBER, seconds: -1 }],
    ['no uuid', { subscriberId: 'me', seconds: 1 }],
    ['no date', { subscriberId: SUBSCRIBER, seconds: 1, at: 'yesterday' }],
    ['nothing', undefined],
    ['a list', []],
  ])('refuses to build or to read %s', (_what, data) => {
    expect(() => WaitEnded.create(data as never, occasion)).toThrow(InvalidEventData);
    expect(() => WaitEnded.read(envelope(data), 3)).toThrow(InvalidEventData);
  });

  it('says which field is wrong', () => {
    expect(() => WaitEnded.create({ subscriberId: SUBSCRIBER, seconds: -1 }, occasion)).toThrow(
      expect.objectContaining({ details: [{ path: '/seconds', message: expect.any(String) }] }),
    );
  });

  it('reads an event that has a field it does not know yet', () => {
    const data = { subscriberId: SUBSCRIBER, seconds: 1, since: 'a later release' };
    expect(WaitEnded.read(envelope(data), 3).data).toEqual(data);
  });

  it('brings older versions up to date, one step after the other', () => {
    expect(WaitEnded.read(envelope({ minutes: 2 }, 'viewline.wait.ended.v1'), 1)).toMatchObject({
      type: 'viewline.wait.ended.v3',
      data: { seconds: 120, subscriberId: SUBSCRIBER },
    });
    expect(WaitEnded.read(envelope({ seconds: 7 }, 'viewline.wait.ended.v2'), 2).data.seconds).toBe(7);
  });

  it('checks what an upcaster made', () => {
    expect(() => WaitEnded.read(envelope({ minutes: -2 }), 1)).toThrow(InvalidEventData);
  });

  it.each([0, 4, 1.5, NaN])('refuses version %d, which it does not know', (version) => {
    expect(() => WaitEnded.read(envelope({ subscriberId: SUBSCRIBER, seconds: 1 }), version)).toThrow(
      'unknown version',
    );
  });

  it('refuses an older version without an upcaster', () => {
    const Plain = defineEvent({
      name: 'viewline.wait.begun',
      version: 2,
      topic: 'viewline.waiting',
      summary: 'Somebody waits.',
      schema: Type.Object({}),
      subject: () => 'x',
      key: () => 'x',
    });
    expect(() => Plain.read(envelope({}), 1)).toThrow('no upcaster from v1');
  });

  it('tells its own events from others', () => {
    expect(WaitEnded.is(envelope({}))).toBe(true);
    expect(WaitEnded.is(envelope({}, 'viewline.wait.ended.v2'))).toBe(false);
  });
});
