import { DISPUTES_TOPIC, type EventEnvelope, type NewEvent } from '@viewline/events';
import { decodeEvent, EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import { TMF, type issued } from './bills.suite.js';
import type { CallOptions, DisputesDoor, Json } from './disputes-door.suite.js';

export const API = '/api/disputes/v1';
export const DISPUTES = `${API}/disputes`;
export const NOON = new Date('2026-03-10T12:00:00Z');
export const sar = (value: number) => ({ unit: 'SAR', value });
export type Sample = Awaited<ReturnType<typeof issued>>;

/** For specs: what people do with disputes. */
export function disputeDesk(door: () => DisputesDoor) {
  const step = (id: unknown, name: string, body: Json = {}, options: CallOptions = {}) =>
    door().call('POST', `${DISPUTES}/${String(id)}/${name}`, body, options);
  return {
    step,
    open: (bill: Sample, more: Json = {}, options: CallOptions = {}) =>
      door().call(
        'POST',
        DISPUTES,
        { billId: bill.id, reason: 'unexpectedCharge', items: [{ rateId: bill.rateIds[0] }], ...more },
        { role: 'agent', ...options },
      ),
    /** Takes the steps one after the other. */
    async walk(id: unknown, ...steps: [string, Json?][]): Promise<Json> {
      let body: Json = {};
      for (const [name, told] of steps) {
        const answer = await step(id, name, told);
        if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
        body = answer.body;
      }
      return body;
    },
    stateOf: async (bill: Sample): Promise<unknown> =>
      (await door().call('GET', `${TMF}/customerBill/${bill.id}`)).body['state'],
    held: async (bill: Sample) =>
      (await door().call('GET', `${API}/subscribers/${bill.subscriberId}/holds`)).body['items'] as Json[],
    credits: (disputeId: string) =>
      door()
        .app.get(DataSource)
        .query<{ cause: string; amount: string }[]>(
          `SELECT cause_id AS cause, amount FROM credit WHERE cause_id LIKE $1 || '%' ORDER BY cause_id`,
          [disputeId],
        ),
    /** Everything that the service said of this subscriber, as it stands on the log. */
    async told(subscriberId: string): Promise<EventEnvelope[]> {
      const log = door().app.get<EventLog>(EVENT_LOG);
      const events: EventEnvelope[] = [];
      for (const { partition, begin, end } of await log.bounds(DISPUTES_TOPIC)) {
        await log.scan({ topic: DISPUTES_TOPIC, partition, from: begin, to: end }, async (records) => {
          events.push(...records.filter(({ key }) => key === subscriberId).map(decodeEvent));
        });
      }
      return events;
    },
    publish: (...told: NewEvent[]) => door().app.get<EventLog>(EVENT_LOG).publish(told.map(logRecordOf)),
  };
}
