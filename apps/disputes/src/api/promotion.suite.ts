import { ProductActivated, SubscriberMerged } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { type CallOptions, disputesDoor } from './disputes-door.suite.js';

export const API = '/api/disputes/v1';
const time = new Date('2026-03-01T12:00:00Z');

export const as = (role: CallOptions['role']) => ({ role });
export const euros = (cents: number) => ({ unit: 'EUR', value: cents / 100 });
/** As events carry it. */
export const price = (minor: number) => ({ minor, currency: 'EUR' });

/** For specs: the service, with what it hears of products and merges. */
export async function promotions() {
  const clock = new ManualClock(time);
  const door = await disputesDoor(clock);
  const log = door.app.get<EventLog>(EVENT_LOG);
  const sql = (text: string, values: unknown[]) => door.app.get(DataSource).query<unknown[]>(text, values);
  const seen = (text: string, id: string) =>
    eventually(async () => expect(await sql(text, [id])).toHaveLength(1));
  return {
    door,
    clock,
    time,
    sql,
    balanceOf: async (id: string) =>
      (await door.call('GET', `${API}/subscribers/${id}/credit`)).body['balances'],
    async activate(subscriberId: string, more: object = {}): Promise<void> {
      const product = {
        productId: newId(),
        subscriberId,
        name: 'Premium',
        kind: 'package' as const,
        status: 'active' as const,
        price: price(3999),
        startsAt: time.toISOString(),
        ...more,
      };
      await log.publish([logRecordOf(ProductActivated.create(product, { time, sequence: 1 }))]);
      await seen('SELECT 1 FROM product_copy WHERE product_id = $1', product.productId);
    },
    async merge(absorbedId: string, survivorId: string): Promise<void> {
      const edge = { absorbedId, survivorId, reason: 'same', by: 'supervisor.marc' };
      await log.publish([logRecordOf(SubscriberMerged.create(edge, { time, sequence: 1 }))]);
      await seen('SELECT 1 FROM subscriber_edge WHERE child_id = $1', absorbedId);
    },
  };
}
export type Promotions = Awaited<ReturnType<typeof promotions>>;
