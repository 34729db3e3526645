import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import {
  COMPENSATION_SWEEP,
  RunCompensation,
} from '../commands/run-compensation/run-compensation.use-case.js';
import { API, as, outageAt, pack, publishPackAt, time } from './compensation.suite.js';
import { type Answer, type CallOptions, disputesDoor, type DisputesDoor } from './disputes-door.suite.js';

let door: DisputesDoor;
beforeAll(async () => {
  door = await disputesDoor(new ManualClock(time));
});
afterAll(() => door.close());

const sql = <Row>(text: string, values: unknown[] = []) =>
  door.app.get(DataSource).query<Row[]>(text, values);
const publishPack = publishPackAt(() => door);
const outage = (people: number) => outageAt(door, people);
const simulate = (problemId: string, name: string, version = 1) =>
  door.call('POST', `${API}/runs`, { problemId, pack: name, version });
const decide = (run: Answer, what: string, role: CallOptions['role'] = 'supervisor') =>
  door.call('POST', `${API}/runs/${String(run.body['id'])}/${what}`, undefined, as(role));
const finished = (run: Answer) =>
  eventually(async () => {
    const { body } = await door.call('GET', `${API}/runs/${String(run.body['id'])}`);
    expect(['finished', 'stopped']).toContain(body['status']);
    return body;
  });
const creditsOf = (problemId: string) =>
  sql<{ subscriber_id: string; amount: string }>(
    `SELECT subscriber_id, amount FROM credit WHERE cause_kind = 'compensation' AND starts_with(cause_id, $1)`,
    [problemId],
  );

describe('compensation for an outage', () => {
  it('is simulated without giving anything, then granted to each person once', async () => {
    await publishPack('first');
    const { problemId, subscribers } = await outage(31);
    const run = await simulate(problemId, 'first');
    // 20 in Riyadh at two started hours; 10 in Jeddah at 90/40320 of 2800 times ten; one without a price.
    expect(run.body['simulation']).toMatchObject({
      affected: 31,
      people: 30,
      cost: { unit: 'EUR', value: 26.3 },
      already: 0,
      unpaid: [{ reason: 'no-price-in-currency', people: 1 }],
      distribution: { least: { value: 0.63 }, median: { value: 1 }, most: { value: 1 } },
    });
    expect((run.body['simulation'] as { sample: unknown[] }).sample).toHaveLength(20);
    expect(await creditsOf(problemId)).toEqual([]);

    expect((await decide(run, 'grant')).body['status']).toBe('granting');
    expect(await finished(run)).toMatchObject({
      status: 'finished',
      granted: { people: 30, amount: { unit: 'EUR', value: 26.3 } },
      passedOver: 1,
    });
    const { body } = await door.call('GET', `/api/disputes/v1/subscribers/${subscribers[1]!}/credit`);
    expect(body['balances']).toEqual([{ unit: 'EUR', value: 1 }]);
    expect((await decide(run, 'grant')).status).toBe(409);
  });

  it('gives nothing more in a second run, by another version of the pack, or by two runs at once', async () => {
    await publishPack('twice');
    await publishPack('twice', {
      ...pack,
      title: 'More',
      rules: [{ ...pack.rules[0]!, when: {}, pay: { kind: 'fixed', amount: 900 } }],
    });
    const { problemId } = await outage(7);
    const [one, two] = [await simulate(problemId, 'twice'), await simulate(problemId, 'twice')];
    await Promise.all([decide(one, 'grant'), decide(two, 'grant')]);
    const ends = [await finished(one), await finished(two)];
    const people = ends.map(({ granted }) => (granted as { people: number }).people);
    expect(people.toSorted((a, b) => a - b)).toEqual([0, 6]);

    const third = await simulate(problemId, 'twice', 2);
    expect(third.body['simulation']).toMatchObject({ affected: 7, already: 6, people: 1 });
    await decide(third, 'grant');
    await finished(third);
    expect(await creditsOf(problemId)).toHaveLength(7);
  });

  it('goes on where it was when it is killed between and inside of batches', async () => {
    await publishPack('resumed');
    const { problemId } = await outage(25);
    const run = await simulate(problemId, 'resumed');
    const runner = door.app.get(RunCompensation);
    // The sweep of the service and these rounds share the work, whoever comes first.
    await decide(run, 'grant');
    await Promise.allSettled(Array.from({ length: 12 }, () => runner.execute(3)));
    const broken = door.app.get(DataSource).transaction(async (tx) => {
      await tx.query(`UPDATE compensation_run SET cursor = NULL WHERE id = $1`, [run.body['id']]);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    await door.app.get(Sweeps).runNow(COMPENSATION_SWEEP);
    expect(await finished(run)).toMatchObject({ status: 'finished', granted: { people: 24 } });
    expect(await creditsOf(problemId)).toHaveLength(24);
  });

  it('above the limit takes two people, one of them an operator', async () => {
    await publishPack('dear', {
      ...pack,
      rules: [{ name: 'all', when: {}, pay: { kind: 'fixed', amount: 15_000 } }],
    });
    const { problemId } = await outage(3);
    const run = await simulate(problemId, 'dear');
    expect((await decide(run, 'grant')).body['status']).toBe('awaiting-approval');
    expect((await decide(run, 'approve', 'supervisor')).body['code']).toBe(
      'compensation-run.second-person-needed',
    );
    expect((await decide(run, 'approve', 'agent')).status).toBe(403);
    expect((await decide(run, 'approve', 'operator')).body).toMatchObject({
      status: 'granting',
      requestedBy: 'Local supervisor',
      decidedBy: 'Local operator',
    });
    expect(await finished(run)).toMatchObject({ granted: { people: 3 } });

    const refused = await simulate((await outage(3)).problemId, 'dear');
    await decide(refused, 'grant');
    expect((await decide(refused, 'decline', 'operator')).body['status']).toBe('declined');
    expect((await decide(refused, 'approve', 'operator')).status).toBe(409);
  });

  it('stops rather than give more than was simulated', async () => {
    await publishPack('drift');
    const { problemId, subscribers } = await outage(5);
    const run = await simulate(problemId, 'drift');
    await sql(`UPDATE outage_effect SET minutes_lost = 600 WHERE subscriber_id = ANY($1::uuid[])`, [
      subscribers,
    ]);
    await decide(run, 'grant');
    expect(await finished(run)).toMatchObject({ status: 'stopped', granted: { people: 0 } });
    expect(await creditsOf(problemId)).toEqual([]);
  });

  it('is asked for a known outage and pack only', async () => {
    await publishPack('known');
    expect((await simulate(newId(), 'known')).body['code']).toBe('compensation.problem-not-known');
    expect((await simulate(newId(), 'unheard-of')).body['code']).toBe('rule-pack.not-found');
    expect((await simulate('x', 'known')).status).toBe(400);
    expect((await door.call('POST', `${API}/runs`, {}, as('agent'))).status).toBe(403);
    expect((await door.call('POST', `${API}/runs/${newId()}/grant`)).status).toBe(404);
    expect((await door.call('GET', `${API}/runs/x`)).status).toBe(404);
    const { body } = await door.call('GET', `${API}/runs`);
    expect((body['items'] as object[])[0]).not.toHaveProperty('simulation.sample');
  });
});
