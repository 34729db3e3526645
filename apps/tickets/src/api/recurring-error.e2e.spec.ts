import { randomUUID } from 'node:crypto';
import { PlaybackFailed } from '@viewline/events';
import { eventually } from '@viewline/testing';
import fc from 'fast-check';
import { DESK, START, TICKETS, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

const ERRORS = `${DESK}/recurring-errors`;
let door: TicketsDoor;
beforeAll(async () => {
  door = await ticketsDoor({ EVENT_LOG_PARTITIONS: '4' });
});
afterAll(() => door.close());

interface Recurring extends Json {
  ticketId: string;
  errorCode: string;
}

/** An error of one subscriber, so many minutes after the start. */
const failed = (
  errorCode: string,
  minute: number,
  subscriberId: string = randomUUID(),
  deviceClass: string | null = 'stb-mag',
) => {
  const occurredAt = new Date(START.getTime() + minute * 60_000);
  return PlaybackFailed.create(
    {
      playbackErrorId: randomUUID(),
      subscriberId,
      streamId: 'live-204',
      errorCode,
      ...(deviceClass && { deviceClass }),
      occurredAt: occurredAt.toISOString(),
    },
    { time: occurredAt, sequence: 1 },
  );
};
const list = async (errorCode: string): Promise<Recurring[]> => {
  const { body } = await door.call('GET', `${ERRORS}?limit=200`);
  return (body['items'] as Recurring[]).filter((one) => one.errorCode === errorCode);
};
/** All that was published is worked through once an error that comes behind it on every partition has its ticket. */
const settled = async () => {
  const marker = `marker-${randomUUID()}`;
  await door.publish(...Array.from({ length: 60 }, () => failed(marker, 0)));
  await eventually(async () => expect(await list(marker)).toMatchObject([{ errors: 60, subscribers: 60 }]), {
    within: 30_000,
  });
};
const ticketsOf = async (errorCode: string) => {
  const { body } = await door.call('GET', `${TICKETS}?limit=100&name.regex=^${errorCode}`);
  return body as unknown as (Json & { id: string })[];
};
const close = async (id: string) => {
  for (const status of ['inProgress', 'resolved', 'closed']) {
    expect((await door.call('PATCH', `${TICKETS}/${id}`, { status })).status).toBe(200);
  }
};

describe('an error that recurs on a device class', () => {
  it('opens one ticket when five subscribers had it within a quarter of an hour, and tells it of the next', async () => {
    const last = failed('source_offline', 8);
    await door.publish(...[0, 2, 4, 6].map((minute) => failed('source_offline', minute)));
    await settled();
    expect(await list('source_offline')).toEqual([]);
    await door.publish(last);
    await eventually(async () =>
      expect(await list('source_offline')).toMatchObject([{ subscribers: 5, errors: 5, episode: 1 }]),
    );
    const [{ ticketId } = { ticketId: '' }] = await list('source_offline');
    await door.publish(failed('source_offline', 90), failed('source_offline', 91, last.partitionkey), last);
    await eventually(async () =>
      expect(await list('source_offline')).toMatchObject([{ ticketId, subscribers: 6, errors: 7 }]),
    );
    const { body } = await door.call('GET', `${TICKETS}/${ticketId}`);
    expect(body).toMatchObject({
      name: 'source_offline on stb-mag: 6 subscribers',
      description: expect.stringContaining(
        '7 times from 2026-03-02T10:00:00.000Z to 2026-03-02T11:31:00.000Z',
      ) as unknown,
    });
    expect((await door.said(ticketId)).map(({ type }) => type)).toContain('viewline.ticket.updated.v1');
    expect(await ticketsOf('source_offline')).toHaveLength(1);
  });

  it.each([
    [
      'one subscriber, however often',
      () => Array.from({ length: 30 }, (_, i) => failed('often', i / 10, ID)),
    ],
    ['five in more than the window', () => [0, 4, 8, 12, 15.1].map((minute) => failed('slow', minute))],
    [
      'five, each on another class',
      () => ['a', 'b', 'c', 'd', 'e'].map((name) => failed('spread', 0, randomUUID(), name)),
    ],
    [
      'five on no known class',
      () => Array.from({ length: 5 }, () => failed('unclassed', 0, randomUUID(), null)),
    ],
    [
      'five who have five different errors',
      () => ['1', '2', '3', '4', '5'].map((n) => failed(`differs-${n}`, 0)),
    ],
  ])('is none by %s', async (_label, errors) => {
    const given = errors();
    await door.publish(...given);
    await settled();
    for (const { data } of given) expect(await list(data.errorCode)).toEqual([]);
  });

  it('is one ticket under doubles, any order and any spread over partitions, with exact counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(9), minute: fc.nat(14) }), { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        async (drawn, dice) => {
          const code = `p-${randomUUID()}`;
          const people = Array.from({ length: 10 }, () => randomUUID());
          const errors = drawn.map(({ who, minute }) => failed(code, minute, people[who]));
          const twice = [...errors, ...errors]
            .map((error) => ({ error, at: dice.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ error }) => error);
          const half = Math.ceil(twice.length / 2);
          await Promise.all([door.publish(...twice.slice(0, half)), door.publish(...twice.slice(half))]);
          await settled();
          const subscribers = new Set(drawn.map(({ who }) => who)).size;
          const expected = subscribers < 5 ? [] : [{ subscribers, errors: drawn.length, episode: 1 }];
          expect(await list(code)).toMatchObject(expected);
          expect(await ticketsOf(code)).toHaveLength(expected.length);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('opens another ticket only after the first was closed and the threshold is passed by what happened since', async () => {
    const code = 'comes_back';
    await door.publish(...[0, 1, 2, 3, 4].map((minute) => failed(code, minute)));
    await eventually(async () => expect(await list(code)).toHaveLength(1));
    const [first] = await list(code);
    door.clock.set(new Date(START.getTime() + 3600_000));
    await close(first!.ticketId);
    // Late news of before the repair, and too few of after it.
    await door.publish(...[5, 6, 7, 8, 9, 10].map((minute) => failed(code, minute)));
    await door.publish(...[61, 62, 63, 64].map((minute) => failed(code, minute)));
    await settled();
    expect(await list(code)).toHaveLength(1);
    await door.publish(failed(code, 65));
    await eventually(async () => expect(await list(code)).toHaveLength(2));
    const [second] = await list(code);
    expect(second).toMatchObject({
      episode: 2,
      errors: 5,
      subscribers: 5,
      firstSeen: '2026-03-02T11:01:00.000Z',
    });
    const { body } = await door.call('GET', `${TICKETS}/${second!.ticketId}`);
    expect(body['description']).toContain('the last repair did not hold');
    expect(first).toMatchObject({ errors: 5 });
  });

  it('is counted by a rule of its own while everything runs, or not at all', async () => {
    const rule = { errorCode: 'quick', deviceClass: 'stb-mag', threshold: 2, windowMinutes: 5 };
    expect((await door.call('PUT', `${ERRORS}/rules`, { ...rule, threshold: 3 })).status).toBe(200);
    const saved = await door.call('PUT', `${ERRORS}/rules`, rule);
    await door.call('PUT', `${ERRORS}/rules`, {
      errorCode: 'silenced',
      threshold: 1,
      windowMinutes: 5,
      active: false,
    });
    await door.publish(failed('quick', 0), failed('quick', 5), failed('quick', 0, randomUUID(), 'ios'));
    await door.publish(...Array.from({ length: 9 }, () => failed('silenced', 0)));
    await settled();
    expect(await list('quick')).toMatchObject([{ deviceClass: 'stb-mag', subscribers: 2 }]);
    expect(await list('silenced')).toEqual([]);
    const { body } = await door.call('GET', `${ERRORS}/rules`);
    expect(body['items']).toContainEqual(expect.objectContaining({ ...rule, id: saved.body['id'] }));
    expect((await door.call('DELETE', `${ERRORS}/rules/${String(saved.body['id'])}`)).status).toBe(204);
    const all = (body['items'] as Json[]).find(
      (one) => one['errorCode'] === null && one['deviceClass'] === null,
    );
    expect((await door.call('DELETE', `${ERRORS}/rules/${String(all!['id'])}`)).status).toBe(404);
  });
});

const ID = randomUUID();

describe('the doors', () => {
  it.each([
    ['PUT', 'rules', {}],
    ['PUT', 'rules', { threshold: 0, windowMinutes: 5 }],
    ['PUT', 'rules', { threshold: 5, windowMinutes: 1e9 }],
    ['PUT', 'rules', { threshold: 5, windowMinutes: 5, errorCode: '' }],
    ['PUT', 'rules', { threshold: 5, windowMinutes: 5, errorCode: 'a\u0000' }],
    ['PUT', 'rules', 'null'],
    ['GET', '?cursor=e30', undefined],
    ['GET', '?limit=201', undefined],
  ])('refuse %s %s %p', async (method, path, body) => {
    const separator = path.startsWith('?') ? '' : '/';
    expect((await door.call(method, `${ERRORS}${separator}${path}`, body)).status).toBe(400);
  });

  it('are not for everybody', async () => {
    const rule = { threshold: 5, windowMinutes: 5 };
    expect((await door.call('PUT', `${ERRORS}/rules`, rule, { role: 'agent' })).status).toBe(403);
    expect((await door.call('GET', ERRORS, undefined, { role: 'none' })).status).toBe(401);
    expect((await door.call('DELETE', `${ERRORS}/rules/x`)).status).toBe(404);
  });
});
