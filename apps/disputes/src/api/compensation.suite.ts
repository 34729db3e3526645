import {
  type NewEvent,
  ProductActivated,
  ServiceProblemDeclared,
  ServiceProblemLifted,
  SubscriberRegistered,
} from '@viewline/events';
import { newId } from '@viewline/kernel';
import { EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import type { CallOptions, DisputesDoor } from './disputes-door.suite.js';

export const API = '/api/disputes/v1/compensation';
export const time = new Date('2026-03-01T12:00:00Z');
export const as = (role: CallOptions['role']) => ({ role });

export const pack = {
  title: 'Service guarantee 2026',
  currency: 'EUR',
  rules: [
    {
      name: 'Riyadh, per hour',
      when: { category: ['technical'], region: ['Riyadh'], minutesLost: { atLeast: 60 } },
      pay: { kind: 'per-started-hour', amount: 50, cap: 500 },
    },
    {
      name: 'share of the price',
      when: { duration: ['prolonged'] },
      pay: { kind: 'pro-rata', percent: 1000, cap: 500 },
    },
  ],
};

export const publishPackAt =
  (door: () => DisputesDoor) =>
  (name: string, content: unknown = pack, role: CallOptions['role'] = 'operator') =>
    door().call('PUT', `${API}/rule-packs/${name}`, content, as(role));

/** An outage that hit so many people: ninety minutes each, every third in another region, the first without a price. */
export async function outageAt(
  door: DisputesDoor,
  people: number,
): Promise<{ problemId: string; subscribers: string[] }> {
  const problemId = newId();
  const subscribers = Array.from({ length: people }, () => newId());
  const problem = {
    problemId,
    title: '直播信号中断',
    scope: 'local',
    category: 'technical',
    duration: 'prolonged',
    priority: 1,
    startedAt: '2026-02-20T18:00:00.000Z',
    affected: {},
  } as const;
  await publish(door, [
    ServiceProblemDeclared.create(problem, { time, sequence: 1 }),
    ...subscribers.flatMap((subscriberId, index) => [
      SubscriberRegistered.create(
        {
          subscriberId,
          name: 'X',
          status: 'active',
          region: index % 3 ? 'Riyadh' : 'Jeddah',
          identities: [],
        },
        { time, sequence: 1 },
      ),
      ProductActivated.create(
        {
          productId: newId(),
          subscriberId,
          name: 'Premium',
          kind: 'package',
          status: 'active',
          tier: 'premium',
          ...(index > 0 && { price: { minor: 2800, currency: 'EUR' } }),
          period: 'P1M',
          startsAt: '2026-01-01T00:00:00.000Z',
        },
        { time, sequence: 1 },
      ),
      ServiceProblemLifted.create(
        {
          problemId,
          subscriberId,
          title: problem.title,
          since: '2026-02-20T18:00:00.000Z',
          until: '2026-02-20T19:30:00.000Z',
          minutesLost: 90,
        },
        { time, sequence: 2 },
      ),
    ]),
  ]);
  await eventually(async () => {
    const [seen] = await door.app
      .get(DataSource)
      .query<{ effects: number; products: number; people: number; outages: number }[]>(
        `SELECT (SELECT count(*)::int FROM outage_effect WHERE problem_id = $1) AS effects,
              (SELECT count(*)::int FROM product_copy WHERE subscriber_id = ANY($2::uuid[]) AND status = 'active') AS products,
              (SELECT count(*)::int FROM subscriber_copy WHERE subscriber_id = ANY($2::uuid[])) AS people,
              (SELECT count(*)::int FROM outage_copy WHERE problem_id = $1) AS outages`,
        [problemId, subscribers],
      );
    expect(seen).toEqual({ effects: people, products: people, people, outages: 1 });
  });
  return { problemId, subscribers };
}

const publish = (door: DisputesDoor, events: NewEvent[]) =>
  door.app.get<EventLog>(EVENT_LOG).publish(events.map(logRecordOf));
