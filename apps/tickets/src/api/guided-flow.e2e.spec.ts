import { randomUUID } from 'node:crypto';
import { PlaybackFailed, ViewingSessionStarted } from '@viewline/events';
import { eventually } from '@viewline/testing';
import { door, next, reply, start, ticket, useDoor } from './guided-flow.suite.js';
import { customer, DESK, START } from './tickets-door.suite.js';

useDoor();

describe('the buffering play-book', () => {
  it('asks step by step, records each, and ends with a ticket that carries them', async () => {
    const subscriberId = randomUUID();
    let run = await start(subscriberId);
    expect(run).toMatchObject({
      state: 'running',
      asked: { step: 'several-addresses' },
      taken: [],
      ticketId: null,
    });
    run = await next(run, 'no');
    run = await next(run, 'did-not-help', { note: '24 Mbit/s' });
    run = await next(run, 'not-possible');
    run = await next(run, 'did-not-help');
    expect(run.asked?.step).toBe('factory-reset');
    run = await next(run, 'refused');
    expect(run).toMatchObject({ state: 'ticket', asked: null });
    const opened = await ticket(run.ticketId);
    expect(opened).toMatchObject({
      name: 'The picture buffers',
      ticketType: 'Buffering',
      relatedParty: [{ id: subscriberId }],
    });
    const [note] = opened['note'] as { text: string }[];
    expect(note!.text.split('\n')).toEqual([
      'The picture buffers (guided flow, version 1): not solved',
      '1. Is the line in use from several addresses at once? No',
      '2. Run a speed test on the device. Below 8 Mbit/s choose a lower quality. It still buffers: 24 Mbit/s',
      '3. Change the player in the settings of the app. They cannot do it now',
      '4. Test the network: by cable instead of Wi-Fi, router restarted. It still buffers',
      '5. Reset the box to factory settings. Their settings and favourites are lost. They do not want it',
    ]);
    const said = await door.said(run.id);
    expect(
      said.map(({ sequence, data }) => [sequence, data['step'], data['outcome'], data['finished'] ?? false]),
    ).toEqual([
      [1, 'several-addresses', 'done', false],
      [2, 'bandwidth', 'did-not-help', false],
      [3, 'change-player', 'not-possible', false],
      [4, 'network-test', 'did-not-help', false],
      [5, 'factory-reset', 'skipped', true],
    ]);
    expect(said.at(-1)).toMatchObject({ key: subscriberId, data: { ticketId: run.ticketId } });
  });

  it('does not ask what the system knows', async () => {
    const subscriberId = randomUUID();
    const watching = ['203.0.113.1', '198.51.100.7'].map((ip) =>
      ViewingSessionStarted.create(
        { sessionId: randomUUID(), subscriberId, streamId: 'live-1', ip, startedAt: START.toISOString() },
        { time: START, sequence: 1 },
      ),
    );
    await door.publish(...watching);
    await eventually(async () => {
      const inFrench = await start(subscriberId, {}, 'buffering', '?language=fr');
      expect(inFrench.taken).toMatchObject([
        { answerTitle: 'Oui', note: 'Utilisé depuis 2 adresses à la fois' },
      ]);
      const run = await start(subscriberId);
      expect(run).toMatchObject({ asked: { step: 'reset-line' } });
      expect(run.taken).toMatchObject([
        { step: 'several-addresses', answer: 'yes', known: true, by: 'diagnosis' },
      ]);
      expect(await door.said(run.id)).toHaveLength(1);
    });
  });

  it('spares the subscriber where the fault is ours', async () => {
    const where = { streamId: `live-${randomUUID()}` };
    const people = Array.from({ length: 12 }, () => randomUUID());
    await door.publish(
      ...people.map((subscriberId) =>
        PlaybackFailed.create(
          {
            playbackErrorId: randomUUID(),
            subscriberId,
            ...where,
            errorCode: 'source_offline',
            occurredAt: START.toISOString(),
          },
          { time: START, sequence: 1 },
        ),
      ),
    );
    await eventually(async () => {
      const run = await start(people[0]!);
      expect(run).toMatchObject({ state: 'not-needed', asked: null, ticketId: null });
      expect(run['advice']).toContain('operations');
    });
  });

  it('ends where something helped, and then no ticket is opened', async () => {
    const run = await next(await next(await start(randomUUID()), 'no'), 'helped');
    expect(run).toMatchObject({ state: 'solved', ticketId: null, asked: null });
    expect((await reply(run, 'change-player', 'helped')).status).toBe(409);
  });

  it('tells the ticket that it is run for, solved or not', async () => {
    const subscriberId = randomUUID();
    const { id: ticketId } = await door.open({ relatedParty: [customer(subscriberId)] });
    const run = await next(await next(await start(subscriberId, { ticketId }), 'no'), 'helped');
    expect(run).toMatchObject({ state: 'solved', ticketId });
    const [note] = (await ticket(ticketId))['note'] as { text: string }[];
    expect(note!.text).toContain('(guided flow, version 1): solved\n1. ');
  });

  it('is given up with a ticket at any step', async () => {
    const run = await next(await start(randomUUID()), 'no');
    const path = `${DESK}/guided-flow-runs/${run.id}/ticket`;
    const ended = await door.call('POST', path, undefined, { role: 'agent' });
    expect(ended.body).toMatchObject({ state: 'ticket', asked: null });
    expect(await ticket(String(ended.body['ticketId']))).toMatchObject({ ticketType: 'Buffering' });
    expect((await door.call('POST', path)).status).toBe(409);
  });

  it('takes one answer however often it comes at once, and the first of two that differ', async () => {
    const run = await start(randomUUID());
    const same = await Promise.all([1, 2, 3, 4].map(() => reply(run, 'several-addresses', 'no')));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await door.said(run.id)).toHaveLength(1);
    const two = await Promise.all(
      ['helped', 'did-not-help'].map((answer) => reply(run, 'bandwidth', answer)),
    );
    expect(two.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await door.said(run.id)).toHaveLength(2);
  });

  it('speaks four languages', async () => {
    const run = await start(randomUUID(), {}, 'buffering', '?language=zh');
    expect(run.asked).toMatchObject({
      title: '线路是否同时从多个地址使用？',
      answers: [{ title: '是' }, { title: '否' }],
    });
    const shown = await door.call('GET', `${DESK}/guided-flow-runs/${run.id}?language=ar`);
    expect(shown.body).toMatchObject({ flow: { title: 'الصورة تتقطع' } });
  });

  it('stands on lists, of a subscriber and of all, page by page', async () => {
    const subscriberId = randomUUID();
    const [first, second] = [await start(subscriberId), await start(subscriberId)];
    const path = `${DESK}/subscribers/${subscriberId}/guided-flow-runs?limit=1`;
    const page = await door.call('GET', path);
    expect(page.body['items']).toMatchObject([{ id: second.id, state: 'running', stepsTaken: 0 }]);
    const rest = await door.call('GET', `${path}&cursor=${String(page.body['next'])}`);
    expect(rest.body).toMatchObject({ items: [{ id: first.id }], next: null });
    expect((await door.call('GET', `${DESK}/guided-flow-runs?state=ticket&limit=200`)).status).toBe(200);
    expect((await door.call('GET', `${DESK}/guided-flow-runs`, undefined, { role: 'agent' })).status).toBe(
      403,
    );
  });
});
