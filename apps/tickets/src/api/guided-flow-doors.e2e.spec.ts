import { randomUUID } from 'node:crypto';
import { door, next, reply, start, useDoor } from './guided-flow.suite.js';
import { DESK, type Json } from './tickets-door.suite.js';

useDoor();

const text = (en: string) => ({ en });
const flow = (steps: Json[]) => ({ title: text('No sound'), ticketType: 'Audio', steps });
const step = (id: string, leadsTo: string, more: Json = {}): Json => ({
  id,
  title: text(`${id}?`),
  answers: [{ id: 'no', title: text('No'), outcome: 'did-not-help', next: leadsTo }],
  ...more,
});

describe('a flow', () => {
  it('is written while everything runs, and a run ends by the version it began with', async () => {
    const path = `${DESK}/guided-flows/no-sound`;
    const one = flow([step('volume', 'cable'), step('cable', 'ticket')]);
    expect((await door.call('PUT', path, one)).body).toMatchObject({ version: 1 });
    const run = await start(randomUUID(), {}, 'no-sound');
    expect((await door.call('PUT', path, flow([step('mute', 'solved')]))).body).toMatchObject({ version: 2 });
    expect((await next(await next(run, 'no'), 'no')).state).toBe('ticket');
    expect((await start(randomUUID(), {}, 'no-sound')).asked?.step).toBe('mute');
    const { body } = await door.call('GET', `${DESK}/guided-flows`);
    expect(body['items']).toMatchObject([
      { id: 'buffering', version: 1, steps: 6 },
      { id: 'no-sound', version: 2, steps: 1 },
    ]);
    expect((await door.call('GET', path)).body).toMatchObject({ version: 2, ticketType: 'Audio' });
  });

  it.each([
    ['goes in a circle', flow([step('a', 'a')])],
    ['leads nowhere', flow([step('a', 'b')])],
    ['gets milder after its last resort', flow([step('a', 'b', { lastResort: true }), step('b', 'ticket')])],
    ['has no step', flow([])],
    ['has no English', { ...flow([step('a', 'ticket')]), title: { fr: 'Pas de son' } }],
    ['has a title that is no text', { ...flow([step('a', 'ticket')]), title: 'No sound' }],
    ['says what nobody asked for', { ...flow([step('a', 'ticket')]), surprise: 1 }],
    ['is nothing', {}],
    ['is no JSON', '{'],
  ])('that %s is refused', async (_label, body) => {
    expect((await door.call('PUT', `${DESK}/guided-flows/bad`, body)).status).toBe(400);
  });

  it('has doors that know who asks and what there is', async () => {
    const good = flow([step('a', 'ticket')]);
    const runs = `${DESK}/subscribers/${randomUUID()}/guided-flows`;
    expect((await door.call('PUT', `${DESK}/guided-flows/x`, good, { role: 'agent' })).status).toBe(403);
    expect((await door.call('PUT', `${DESK}/guided-flows/..%2fx`, good)).status).toBe(404);
    expect(
      (await door.call('PUT', `${DESK}/guided-flows/x`, { ...good, ticketType: 'x'.repeat(1_100_000) }))
        .status,
    ).toBe(413);
    expect((await door.call('POST', `${runs}/none/runs`, {})).status).toBe(404);
    expect((await door.call('POST', `${runs}/buffering/runs`, { ticketId: randomUUID() })).status).toBe(404);
    expect((await door.call('POST', `${runs}/buffering/runs`, { ticketId: 'x' })).status).toBe(400);
    expect((await door.call('POST', `${DESK}/subscribers/x/guided-flows/buffering/runs`, {})).status).toBe(
      404,
    );
    expect((await door.call('GET', `${DESK}/guided-flow-runs/${randomUUID()}`)).status).toBe(404);
    expect(
      (await door.call('POST', `${DESK}/guided-flow-runs/x/answers`, { step: 'a', answer: 'b' })).status,
    ).toBe(404);
    const run = await start(randomUUID());
    expect((await reply(run, 'several-addresses', 'maybe')).status).toBe(400);
    expect((await reply(run, 'several-addresses', 'no', { note: 'x'.repeat(2001) })).status).toBe(400);
    expect((await reply(run, 'several-addresses', 'no', { note: 'a\u0000b' })).status).toBe(400);
    expect((await reply(run, 'bandwidth', 'helped')).status).toBe(409);
  });
});
