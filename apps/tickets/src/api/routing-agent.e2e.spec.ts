import { randomUUID } from 'node:crypto';
import { eventually } from '@viewline/testing';
import { door, message, presence, queue, ROUTING, rule, saveAgent, useDoor, work } from './routing.suite.js';
import { START, TICKETS, type Json } from './tickets-door.suite.js';

useDoor();

describe('an agent', () => {
  it('has at most as many chats as they may, the oldest first, and the next one when one is done', async () => {
    await queue('many');
    await door.call('POST', `${ROUTING}/rules`, rule({ keywords: ['many'], queue: 'many' }));
    const ids = Array.from({ length: 5 }, () => randomUUID());
    await door.publish(...ids.map((id) => message(id, { text: 'many' })));
    await eventually(async () => expect(await work('queue=many')).toHaveLength(5));
    await saveAgent('three-at-once', { queues: ['many'], chatCapacity: 3 });
    await door.sweep('assign-work');
    const held = async () => (await work('agentId=three-at-once&state=assigned')).map(({ id }) => id);
    expect(await held()).toEqual(ids.slice(0, 3));
    expect((await door.call('POST', `${ROUTING}/work-items/${ids[1]}/done`)).status).toBe(204);
    await door.sweep('assign-work');
    expect(await held()).toEqual([ids[0], ids[2], ids[3]]);
    expect(await door.said(ids[0]!)).toMatchObject([
      {
        type: 'viewline.conversation.assigned.v1',
        sequence: 1,
        data: { agentId: 'three-at-once', queue: 'many' },
      },
    ]);
    const agents = await door.call('GET', `${ROUTING}/agents?limit=200`);
    expect((agents.body['items'] as Json[]).find((one) => one['id'] === 'three-at-once')).toMatchObject({
      chats: 3,
      chatCapacity: 3,
    });
    const queues = await door.call('GET', `${ROUTING}/queues?limit=200`);
    expect((queues.body['items'] as Json[]).find((one) => one['id'] === 'many')).toMatchObject({
      waitingChats: 1,
    });
  });

  it('who is away gets nothing new; who goes offline leaves their chats to the others, before all later ones', async () => {
    await queue('gone');
    await door.call('POST', `${ROUTING}/rules`, rule({ keywords: ['gone'], queue: 'gone' }));
    await saveAgent('leaves', { queues: ['gone'], chatCapacity: 1 });
    const [first, second] = [randomUUID(), randomUUID()];
    await door.publish(message(first, { text: 'gone' }), message(second, { text: 'gone' }));
    await eventually(async () => expect(await work('queue=gone')).toHaveLength(2));
    await door.sweep('assign-work');
    await presence('leaves', 'away');
    expect(await work('agentId=leaves&state=assigned')).toMatchObject([{ id: first }]);
    await door.call('POST', `${ROUTING}/work-items/${first}/done`);
    await door.sweep('assign-work');
    expect(await work('agentId=leaves&state=assigned')).toEqual([]);
    await presence('leaves', 'online');
    await door.sweep('assign-work');
    await presence('leaves', 'offline');
    const later = randomUUID();
    await door.publish(message(later, { text: 'gone' }));
    await eventually(async () => expect(await work('queue=gone&state=waiting')).toHaveLength(2));
    await saveAgent('takes-over', { queues: ['gone'], chatCapacity: 1 });
    await door.sweep('assign-work');
    expect(await work('agentId=takes-over&state=assigned')).toMatchObject([{ id: second }]);
    expect(
      (await door.said(second)).map(({ sequence, data }) => [sequence, data['agentId'] ?? data['reason']]),
    ).toEqual([
      [1, 'leaves'],
      [2, 'agent offline'],
      [3, 'takes-over'],
    ]);
  });

  it('gets a chat again when its person writes after it was done', async () => {
    await queue('again');
    await door.call('POST', `${ROUTING}/rules`, rule({ keywords: ['again'], queue: 'again' }));
    const id = randomUUID();
    const first = message(id, { text: 'again' });
    await door.publish(first);
    await eventually(async () => expect(await work('queue=again')).toHaveLength(1));
    await saveAgent('patient', { queues: ['again'] });
    await door.sweep('assign-work');
    door.clock.set(new Date(START.getTime() + 3600_000));
    await door.call('POST', `${ROUTING}/work-items/${id}/done`);
    await presence('patient', 'away');
    await door.publish(
      message(id, { text: 'again?', startedAt: new Date(START.getTime() + 3601_000).toISOString() }),
    );
    await eventually(async () => expect(await work('queue=again&state=waiting')).toMatchObject([{ id }]));
  });

  it('hands a chat over to another queue, where it keeps its place', async () => {
    await queue('here');
    await queue('there');
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ keywords: ['here'], queue: 'here', skills: ['none-has-it'] }),
    );
    const id = randomUUID();
    await door.publish(message(id, { text: 'here' }));
    await eventually(async () => expect(await work('queue=here')).toHaveLength(1));
    const path = `${ROUTING}/work-items/${id}/transfer`;
    expect((await door.call('POST', path, { queue: 'nowhere' })).status).toBe(400);
    expect((await door.call('POST', path, { queue: 'there' }, { role: 'agent' })).status).toBe(403);
    expect((await door.call('POST', path, { queue: 'there' })).status).toBe(204);
    expect(await work('queue=there')).toMatchObject([{ id, skills: [], state: 'waiting' }]);
    await door.call('POST', `${ROUTING}/work-items/${id}/done`);
    expect((await door.call('POST', path, { queue: 'here' })).status).toBe(409);
  });
});

describe('a ticket', () => {
  it('is handed to who can do it, says so itself, and is done when it is resolved', async () => {
    await queue('tickets');
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ ticketTypes: ['box broken'], queue: 'tickets', skills: ['hardware'], position: 1 }),
    );
    const ticket = await door.open({ ticketType: 'Box Broken', priority: 'High' });
    await eventually(async () =>
      expect(await work('queue=tickets')).toMatchObject([
        { id: ticket.id, priority: 'high', state: 'waiting' },
      ]),
    );
    await saveAgent('unskilled', { queues: ['tickets'] });
    await door.sweep('assign-work');
    expect(await work('queue=tickets&state=assigned')).toEqual([]);
    await saveAgent('skilled', { name: 'Skilled', queues: ['tickets'], skills: ['hardware', 'software'] });
    await door.sweep('assign-work');
    expect(await work('queue=tickets')).toMatchObject([
      { id: ticket.id, agentId: 'skilled', state: 'assigned' },
    ]);
    expect((await door.said(ticket.id)).map(({ type, sequence }) => [type, sequence])).toContainEqual([
      'viewline.ticket.assigned.v1',
      2,
    ]);
    expect((await door.call('POST', `${ROUTING}/work-items/${ticket.id}/done`)).status).toBe(409);
    await door.call('PATCH', `${TICKETS}/${ticket.id}`, { status: 'inProgress' });
    await door.call('PATCH', `${TICKETS}/${ticket.id}`, { status: 'resolved' });
    await eventually(async () => expect(await work('queue=tickets')).toMatchObject([{ state: 'done' }]));
    await door.call('PATCH', `${TICKETS}/${ticket.id}`, { status: 'inProgress' });
    await eventually(async () =>
      expect(await work('queue=tickets')).toMatchObject([{ state: 'assigned', agentId: 'skilled' }]),
    );
  });

  it('that is over before its work was heard of is handed to nobody', async () => {
    await queue('over');
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ ticketTypes: ['over at once'], queue: 'over', position: 1 }),
    );
    const ticket = await door.open({ ticketType: 'over at once' });
    await door.call('PATCH', `${TICKETS}/${ticket.id}`, { status: 'cancelled' });
    await saveAgent('eager', { queues: ['over'] });
    await eventually(async () =>
      expect(await work('queue=over')).toMatchObject([{ state: 'done', agentId: null }]),
    );
    expect((await door.said(ticket.id)).map(({ type }) => type)).not.toContain('viewline.ticket.assigned.v1');
  });
});
