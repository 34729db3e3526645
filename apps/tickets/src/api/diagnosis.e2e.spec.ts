import { randomUUID } from 'node:crypto';
import {
  ProductRenewed,
  ServiceProblemDeclared,
  ServiceProblemResolved,
  SubscriberStatusChanged,
  ViewingSessionEnded,
} from '@viewline/events';
import { eventually } from '@viewline/testing';
import {
  at,
  check,
  crowd,
  diagnose,
  door,
  facts,
  fails,
  product,
  registered,
  useDoor,
  watches,
} from './diagnosis.suite.js';
import { START } from './tickets-door.suite.js';

useDoor();

describe('who broke it?', () => {
  it.each([
    ['is on their side where the stream plays for others', 40, 1, 'external', 'customer-side'],
    ['is at the source where it fails for others', 40, 30, 'internal', 'stream'],
    ['is not known where too few others watch', 4, 1, 'unknown', 'not-enough-known'],
  ])('%s', async (_label, peers, failing, answer, cause) => {
    const where = { streamId: `live-${randomUUID()}`, deviceClass: 'stb-mag' };
    const me = randomUUID();
    await crowd(where, peers, failing);
    await door.publish(watches(me, where), fails(me, where));
    await eventually(async () => {
      const result = await diagnose(me);
      expect(result).toMatchObject({ answer, cause });
      expect(check(result, 'peers-on-stream')?.counts).toMatchObject({ peers, failing });
      expect(check(result, 'playback')).toMatchObject({ outcome: 'fault', counts: { errors: 1 } });
    });
  });

  it('finds the server behind many streams, with the rate elsewhere beside it', async () => {
    const serverId = `edge-${randomUUID()}`;
    const me = randomUUID();
    for (const streamId of ['news', 'sports', 'kids'])
      await crowd({ streamId: `${serverId}-${streamId}`, serverId }, 8, 8);
    const mine = { streamId: `${serverId}-news`, serverId };
    await crowd({ streamId: mine.streamId, serverId: 'another' }, 20, 0);
    await door.publish(watches(me, mine), fails(me, mine));
    await eventually(async () => {
      const result = await diagnose(me);
      expect(result).toMatchObject({ answer: 'internal', cause: 'server' });
      expect(check(result, 'peers-on-server')?.counts).toMatchObject({ peers: 24, failing: 24 });
      expect(check(result, 'peers-on-stream')?.counts).toMatchObject({ peers: 28, failing: 8 });
    });
  });

  it('does not take the one stream that fails for the device that most watch it on', async () => {
    const deviceClass = `box-${randomUUID()}`;
    const me = randomUUID();
    const mine = { streamId: `live-${randomUUID()}`, deviceClass };
    await crowd({ streamId: `live-${randomUUID()}`, deviceClass }, 30, 30);
    await crowd(mine, 20, 0);
    await door.publish(watches(me, mine), fails(me, mine));
    await eventually(async () => {
      const result = await diagnose(me);
      expect(check(result, 'peers-on-device-class')).toMatchObject({
        outcome: 'warning',
        counts: { peers: 50, failing: 30 },
      });
      expect(result).toMatchObject({ answer: 'external', cause: 'customer-side' });
    });
  });

  it('looks at account, product and streams first', async () => {
    const suspended = randomUUID();
    const expired = randomUUID();
    const sharing = randomUUID();
    const where = { streamId: `live-${randomUUID()}` };
    await crowd(where, 20, 20);
    const gone = { productId: randomUUID(), expiresAt: at(-1).toISOString() };
    await door.publish(
      registered(suspended),
      SubscriberStatusChanged.create(
        { subscriberId: suspended, fromStatus: 'active', toStatus: 'suspended' },
        facts(START, 2),
      ),
      registered(expired),
      product(expired, gone),
      registered(sharing),
      product(sharing),
      ...['203.0.113.1', '203.0.113.2', '198.51.100.7'].map((ip) => watches(sharing, { ...where, ip })),
    );
    await eventually(async () => {
      expect(await diagnose(suspended)).toMatchObject({ answer: 'external', cause: 'account' });
      expect(await diagnose(expired)).toMatchObject({ answer: 'external', cause: 'expiry' });
      const result = await diagnose(sharing);
      expect(result).toMatchObject({ answer: 'external', cause: 'connections' });
      expect(check(result, 'connections')?.counts).toMatchObject({ open: 3, allowed: 2 });
      expect(check(result, 'addresses')).toMatchObject({ outcome: 'warning', counts: { addresses: 3 } });
    });
    const renewal = { name: 'Gold', previousExpiry: at(-1).toISOString(), expiresAt: at(9999).toISOString() };
    await door.publish(
      ProductRenewed.create(
        { productId: gone.productId, subscriberId: expired, ...renewal },
        facts(START, 2),
      ),
      product(expired, gone),
    );
    await eventually(async () =>
      expect(check(await diagnose(expired), 'expiry')).toMatchObject({ outcome: 'ok' }),
    );
  });

  it('knows a declared outage that hits what they watch, until it is over', async () => {
    const me = randomUUID();
    const region = `region-${randomUUID()}`;
    const problemId = randomUUID();
    const problem = {
      problemId,
      title: 'Fibre cut',
      scope: 'local' as const,
      category: 'technical' as const,
      duration: 'temporary' as const,
      priority: 1,
      startedAt: at(-20).toISOString(),
      affected: { regions: [region] },
    };
    await door.publish(
      ServiceProblemDeclared.create(problem, facts(START)),
      watches(me, { streamId: 'x', region }),
    );
    await eventually(async () =>
      expect(await diagnose(me)).toMatchObject({ cause: 'service-problem', problemId }),
    );
    const over = {
      problemId,
      title: 'Fibre cut',
      startedAt: problem.startedAt,
      resolvedAt: START.toISOString(),
    };
    await door.publish(ServiceProblemResolved.create(over, facts(START, 2)));
    await eventually(async () => expect((await diagnose(me)).cause).not.toBe('service-problem'));
  });

  it('believes a session that ended, in whatever order its words come', async () => {
    const me = randomUUID();
    const sessionId = randomUUID();
    const where = { streamId: `live-${randomUUID()}` };
    const end = ViewingSessionEnded.create(
      {
        sessionId,
        subscriberId: me,
        ...where,
        startedAt: at(-10).toISOString(),
        endedAt: at(-2).toISOString(),
        watchedTime: 480_000,
        playbackStallCount: 4,
        playbackStallDuration: 9000,
        playbackFailed: false,
      },
      facts(at(-2), 2),
    );
    await door.publish(end, watches(me, where, -10, sessionId), end);
    await door.publish(product(me));
    await eventually(async () => {
      const result = await diagnose(me);
      expect(check(result, 'connections')?.counts).toMatchObject({ open: 0, allowed: 2 });
      expect(check(result, 'playback')).toMatchObject({
        outcome: 'warning',
        counts: { stalled: 1, sessions: 1 },
      });
    });
  });
});
