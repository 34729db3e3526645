import { randomUUID } from 'node:crypto';
import type { InteractionFacts } from '@viewline/events';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { door, messageAt, queue, ROUTING, rule, saveAgent, useDoor, work } from './routing.suite.js';
import { START } from './tickets-door.suite.js';

useDoor();
afterEach(() => door.clock.set(START));

const MINUTE = 60_000;
const minute = (n: number) => START.getTime() + n * MINUTE;
/** By their agent in the vendor's own tool. */
const answer: Partial<InteractionFacts> = { direction: 'outbound', agent: 'Ava' };

/** A queue of its own with one agent, and a chat that they have since the start. */
async function chatting(name: string, chatCapacity = 1) {
  await queue(name);
  await door.call('POST', `${ROUTING}/rules`, rule({ keywords: [name], queue: name, position: 1 }));
  await saveAgent(name, { queues: [name], chatCapacity });
  const id = randomUUID();
  await writes(name, id, 0);
  await door.sweep('assign-work');
  expect(await states(name)).toEqual([[id, 'assigned']]);
  return id;
}

const states = async (name: string) =>
  (await work(`queue=${name}`)).map(({ id, state }): [string, string] => [id, state]);

/** Says something in a chat, and waits until that was heard. */
async function writes(name: string, id: string, at: number, more: Partial<InteractionFacts> = {}) {
  const marker = randomUUID();
  const subscriberId = randomUUID();
  // Words are heard when they are said, so that the timer finds no silence that a test has not made.
  if (at <= 30 && minute(at) > door.clock.now().getTime()) door.clock.set(new Date(minute(at)));
  await door.publish(
    messageAt(minute(at), id, { subscriberId, text: name, ...more }),
    messageAt(minute(at), marker, { subscriberId, text: 'marker' }),
  );
  const database = door.app.get(DataSource, { strict: false });
  await eventually(async () =>
    expect(await database.query('SELECT FROM work_item WHERE item_id = $1', [marker])).toHaveLength(1),
  );
}

async function sweepAt(n: number) {
  door.clock.set(new Date(minute(n)));
  await door.sweep('end-idle-chats');
  await door.sweep('assign-work');
}

describe('a chat in which nobody writes any more', () => {
  it('is over after half an hour, whoever had the last word, and its agent has the next one', async () => {
    const id = await chatting('silent');
    await writes('silent', id, 10);
    await writes('silent', id, 20, answer);
    const next = randomUUID();
    await writes('silent', next, 30);
    await sweepAt(50);
    expect(await states('silent')).toEqual([
      [id, 'assigned'],
      [next, 'waiting'],
    ]);
    await sweepAt(50.1);
    expect(await states('silent')).toEqual([
      [id, 'done'],
      [next, 'assigned'],
    ]);
    expect(await work('queue=silent&state=done')).toMatchObject([
      { id, doneAt: new Date(minute(20)).toISOString() },
    ]);
  });

  it('waits again with the first word that nobody had heard when it ended, and with no other', async () => {
    const id = await chatting('late');
    await sweepAt(31);
    expect(await states('late')).toEqual([[id, 'done']]);
    await saveAgent('late', { queues: ['late'] }, 'away');
    await writes('late', id, 0);
    await writes('late', id, -5);
    await writes('late', id, 12, answer);
    expect(await states('late')).toEqual([[id, 'done']]);
    await writes('late', id, 5);
    expect(await work('queue=late')).toMatchObject([
      { id, state: 'waiting', waitingSince: new Date(minute(5)).toISOString() },
    ]);
  });

  it('is left to whoever got it a moment ago, however long it had waited', async () => {
    const id = await chatting('handed');
    await door.call('PUT', `${ROUTING}/agents/handed/presence`, { presence: 'offline' });
    await sweepAt(300);
    expect(await states('handed')).toEqual([[id, 'waiting']]);
    door.clock.set(new Date(minute(301)));
    await door.call('PUT', `${ROUTING}/agents/handed/presence`, { presence: 'online' });
    await sweepAt(301);
    await sweepAt(331);
    expect(await states('handed')).toEqual([[id, 'assigned']]);
    await sweepAt(332);
    expect(await states('handed')).toEqual([[id, 'done']]);
  });

  it('goes on by its latest word, in whatever order and however often the words come', async () => {
    const id = await chatting('order');
    // Later than any of the words, and not so late that the timer ends it before they are heard.
    door.clock.set(new Date(minute(29)));
    const subscriberId = randomUUID();
    const at = (n: number, more: Partial<InteractionFacts> = {}) =>
      messageAt(minute(n), id, { subscriberId, ...more });
    const [note, second, third] = [at(25, { kind: 'note', ...answer }), at(10, answer), at(5)];
    await door.publish(note, second, third, note);
    await writes('order', id, 3);
    await door.publish(third, second);
    await writes('order', id, 4);
    await sweepAt(55);
    expect(await states('order')).toEqual([[id, 'assigned']]);
    await sweepAt(55.1);
    expect(await states('order')).toEqual([[id, 'done']]);
  });

  it('is not kept by a word of the future, nor by what is public or was never a chat', async () => {
    const id = await chatting('other');
    await writes('other', id, 500_000, answer);
    await writes('other', id, 20, { ...answer, public: true });
    await writes('other', id, 20, { ...answer, kind: 'call' });
    await writes('other', id, 20, { ...answer, channel: 'email' });
    await sweepAt(31);
    expect(await states('other')).toEqual([[id, 'done']]);
  });

  it('is not made by an answer to nobody', async () => {
    const id = await chatting('unknown');
    const stranger = randomUUID();
    await writes('unknown', stranger, 1, answer);
    expect(await states('unknown')).toEqual([[id, 'assigned']]);
    expect((await door.call('POST', `${ROUTING}/work-items/${stranger}/done`)).status).toBe(404);
  });

  it('that waits for somebody is never over, nor is a ticket', async () => {
    await queue('waits');
    const to = { queue: 'waits', position: 1 };
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ keywords: ['waits'], skills: ['none-has-it'], ...to }),
    );
    await door.call('POST', `${ROUTING}/rules`, rule({ ticketTypes: ['patience'], ...to, position: 0 }));
    await saveAgent('waits', { queues: ['waits'] });
    const id = randomUUID();
    await writes('waits', id, 0);
    const ticket = await door.open({ ticketType: 'patience' });
    await eventually(async () => expect(await work('queue=waits')).toHaveLength(2));
    await sweepAt(1);
    await sweepAt(5000);
    expect(new Map(await states('waits'))).toEqual(
      new Map([
        [id, 'waiting'],
        [ticket.id, 'assigned'],
      ]),
    );
  });
});
