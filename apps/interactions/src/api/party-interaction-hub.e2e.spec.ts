import { eventually, itKeepsTo } from '@viewline/testing';
import {
  listener,
  partyInteractionDoor,
  SPECS,
  subscriber,
  type Body,
  type Listener,
  type PartyInteractionDoor,
} from './party-interaction.suite.js';

let door: PartyInteractionDoor;
let listening: Listener;

beforeAll(async () => {
  door = await partyInteractionDoor();
  listening = await listener();
});
afterAll(async () => {
  await door.close();
  await listening.close();
});

describe('the hub', () => {
  it('tells a subscriber of everything that it asked for, in order', async () => {
    const customer = subscriber();
    const query = `event.partyInteraction.relatedParty.id=${customer.id}`;
    const subscription = await door.call('POST', '/hub', { callback: listening.callback, query });
    expect(subscription).toMatchObject({ status: 201, body: { callback: listening.callback, query } });
    const path = `/tmf-api/partyInteraction/v4/hub/${String(subscription.body['id'])}`;
    expect(subscription.headers.get('location')).toBe(path);

    const { id } = await door.create({ relatedParty: [customer] });
    await door.create({ relatedParty: [subscriber()] });
    await door.call('PATCH', `/partyInteraction/${id}`, { status: 'completed', note: [{ text: 'x' }] });
    await door.call('DELETE', `/partyInteraction/${id}`);
    await eventually(() => expect(listening.received).toHaveLength(4));
    const told = listening.received.map(({ path: at, body }) => [at, body['eventType'], body['fieldPath']]);
    const event = (name: string, fieldPath?: string) => [
      `/listener/partyInteraction${name}Event`,
      `PartyInteraction${name}Event`,
      fieldPath,
    ];
    expect(told).toEqual([
      event('Create'),
      event('AttributeValueChange', 'note'),
      event('StatusChange'),
      event('Delete'),
    ]);
    expect(listening.received[2]?.body).toMatchObject({
      eventId: expect.any(String),
      eventTime: expect.any(String),
      event: { partyInteraction: { id, status: 'completed', '@type': 'PartyInteraction' } },
    });

    for (const { path: at, body } of listening.received) await door.heard(at, body);

    expect((await door.call('DELETE', `/hub/${String(subscription.body['id'])}`)).status).toBe(204);
    expect((await door.call('DELETE', `/hub/${String(subscription.body['id'])}`)).status).toBe(404);
  });

  it.each<[Body]>([
    [{}],
    [{ callback: 7 }],
    [{ callback: 'ftp://x.example' }],
    [{ callback: 'http://169.254.169.254/latest' }],
    [{ callback: 'http://[::1]:5432/' }],
    [{ callback: 'http://8.8.8.8/', query: 'eventType=Nonsense' }],
    [{ callback: 'http://8.8.8.8/', query: 'event.partyInteraction.colour=red' }],
  ])('refuses the subscription %j', async (body) => {
    const answer = await door.call('POST', '/hub', body);
    expect([answer.status, answer.body['@type']]).toEqual([400, 'Error']);
  });
});

itKeepsTo(SPECS, () => door);
