import { randomUUID } from 'node:crypto';
import { eventually } from '@viewline/testing';
import fc from 'fast-check';
import { AssignWork } from '../commands/assign-work/assign-work.use-case.js';
import { door, message, presence, queue, ROUTING, rule, saveAgent, useDoor, work } from './routing.suite.js';

useDoor();

describe('several replicas at once', () => {
  it('give nobody more than they may have, nothing twice, and everything to somebody', async () => {
    await queue('race');
    await door.call('POST', `${ROUTING}/rules`, rule({ keywords: ['race'], queue: 'race' }));
    const assignments = door.app.get(AssignWork, { strict: false });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
        async (chats, capacities) => {
          const run = randomUUID().slice(0, 8);
          const ids = Array.from({ length: chats }, () => randomUUID());
          await door.publish(...ids.map((id) => message(id, { text: 'race' })));
          await eventually(async () => expect(await work('queue=race&state=waiting')).toHaveLength(chats));
          for (const [i, chatCapacity] of capacities.entries()) {
            await saveAgent(`r${run}-${i}`, { queues: ['race'], chatCapacity });
          }
          await Promise.all(Array.from({ length: 4 }, () => assignments.round()));
          await assignments.round();
          const total = capacities.reduce((sum, capacity) => sum + capacity, 0);
          const assigned = await work('queue=race&state=assigned');
          expect(assigned.map(({ id }) => id)).toEqual(ids.slice(0, Math.min(chats, total)));
          for (const [i, capacity] of capacities.entries()) {
            expect(assigned.filter(({ agentId }) => agentId === `r${run}-${i}`).length).toBeLessThanOrEqual(
              capacity,
            );
          }
          for (const id of ids) {
            expect((await door.said(id)).length).toBe(assigned.some((one) => one.id === id) ? 1 : 0);
          }
          for (const i of capacities.keys()) await presence(`r${run}-${i}`, 'away');
          for (const id of ids) await door.call('POST', `${ROUTING}/work-items/${id}/done`);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('the doors', () => {
  it.each([
    ['POST', 'rules', {}],
    ['POST', 'rules', rule({ queue: 'no such queue' })],
    ['POST', 'rules', rule({ queue: 'general', keywords: 'bill' })],
    ['POST', 'rules', rule({ queue: 'general', keywords: [''] })],
    ['POST', 'rules', rule({ queue: 'general', channels: ['fax'] })],
    ['POST', 'rules', rule({ queue: 'general', position: -1 })],
    ['POST', 'rules', rule({ queue: 'general', languages: ['x'] })],
    ['POST', 'rules', rule({ queue: 'general', surprise: 1 })],
    ['POST', 'rules', rule({ queue: 'general', name: 'a\u0000b' })],
    ['POST', 'rules', '{'],
    ['POST', 'rules', '[]'],
    ['PUT', 'agents/a', { name: 'a', chatCapacity: -1 }],
    ['PUT', 'agents/a', { name: 'a', chatCapacity: 1e9 }],
    ['PUT', 'agents/a', { name: 'a', queues: ['nowhere'] }],
    ['PUT', `agents/${'x'.repeat(101)}`, { name: 'a' }],
    ['PUT', 'agents/a%00b', { name: 'a' }],
    ['PUT', 'agents/a/presence', { presence: 'invisible' }],
    ['PUT', 'queues/a%20b', { title: 'a' }],
    ['PUT', 'queues/a', { title: '' }],
    ['GET', 'work-items?cursor=x', undefined],
    ['GET', 'work-items?state=lost', undefined],
    [
      'GET',
      `work-items?cursor=${Buffer.from('["2026-03-02T10:00:00.000Z","\'; drop table work_item"]').toString('base64url')}`,
      undefined,
    ],
    ['GET', 'agents?limit=0', undefined],
    ['GET', 'rules?cursor=W10', undefined],
  ])('refuse %s %s %p', async (method, path, body) => {
    expect((await door.call(method, `${ROUTING}/${path}`, body)).status).toBe(400);
  });

  it.each([
    ['PUT', `rules/${randomUUID()}`, rule({ queue: 'general' })],
    ['PUT', 'rules/x', rule({ queue: 'general' })],
    ['DELETE', `rules/${randomUUID()}`, undefined],
    ['DELETE', 'queues/never', undefined],
    ['PUT', 'agents/nobody/presence', { presence: 'online' }],
    ['POST', `work-items/${randomUUID()}/done`, undefined],
    ['POST', 'work-items/x/transfer', { queue: 'general' }],
  ])('know no %s %s', async (method, path, body) => {
    expect((await door.call(method, `${ROUTING}/${path}`, body)).status).toBe(404);
  });

  it('are for supervisors, and an agent speaks for nobody else', async () => {
    await saveAgent('somebody', {});
    const as = (role: 'agent' | 'none' | 'integrator') => ({ role });
    expect(
      (await door.call('POST', `${ROUTING}/rules`, rule({ queue: 'general' }), as('agent'))).status,
    ).toBe(403);
    expect((await door.call('GET', `${ROUTING}/work-items`, undefined, as('none'))).status).toBe(401);
    expect((await door.call('GET', `${ROUTING}/work-items`, undefined, as('integrator'))).status).toBe(403);
    expect(
      (await door.call('PUT', `${ROUTING}/agents/somebody/presence`, { presence: 'away' }, as('agent')))
        .status,
    ).toBe(403);
    expect(
      (await door.call('POST', `${ROUTING}/rules`, rule({ queue: 'general', name: 'x'.repeat(1_100_000) })))
        .status,
    ).toBe(413);
    expect((await door.call('DELETE', `${ROUTING}/queues/general`)).status).toBe(409);
  });
});
