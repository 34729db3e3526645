import { itKeepsTo } from '@viewline/testing';
import {
  partyInteractionDoor,
  SPECS,
  type Body,
  type PartyInteractionDoor,
} from './party-interaction.suite.js';

let door: PartyInteractionDoor;

beforeAll(async () => (door = await partyInteractionDoor()));
afterAll(() => door.close());
beforeEach(() => (door.events.length = 0));

describe('PATCH /partyInteraction/{id}', () => {
  it('merges, keeps the rest, and publishes the change', async () => {
    const { id } = await door.create({ description: 'first', note: [{ text: 'one' }] });
    door.events.length = 0;
    const patch = { status: 'inProgress', description: null, note: [{ text: 'two' }] };
    const { status, body } = await door.call('PATCH', `/partyInteraction/${id}`, patch, {
      type: 'application/merge-patch+json',
    });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ status: 'inProgress', note: [{ text: 'two' }] }),
    ]);
    expect(body).not.toHaveProperty('description');
    expect(door.events.map(({ type }) => type)).toEqual(['viewline.interaction.updated.v1']);
  });

  it('tells a new status alone as that, a note alone as an update, and nothing as nothing', async () => {
    const { id } = await door.create();
    door.events.length = 0;
    await door.call('PATCH', `/partyInteraction/${id}`, { status: 'completed' });
    await door.call('PATCH', `/partyInteraction/${id}`, { note: [{ text: 'x' }] });
    await door.call('PATCH', `/partyInteraction/${id}`, { status: 'completed' });
    expect(door.events.map(({ type }) => type)).toEqual([
      'viewline.interaction.status-changed.v1',
      'viewline.interaction.updated.v1',
    ]);
    expect(door.events.map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  it.each<[Body | Body[], string, number]>([
    [{ id: 'x' }, 'application/json', 400],
    [{ href: 'x' }, 'application/json', 400],
    [{ creationDate: '2024-01-01T00:00:00Z' }, 'application/json', 400],
    [{ direction: 'outbound' }, 'application/json', 400],
    [{ reason: null }, 'application/json', 400],
    [{ status: null }, 'application/json', 400],
    [{ channel: 'sms' }, 'application/json', 400],
    [[{ op: 'remove', path: '/reason' }], 'application/json-patch+json', 415],
    [{ reason: 'x' }, 'text/plain', 415],
  ])('refuses %j as %s', async (patch, type, status) => {
    const { id } = await door.create();
    door.events.length = 0;
    expect((await door.call('PATCH', `/partyInteraction/${id}`, patch, { type })).status).toBe(status);
    expect(door.events).toEqual([]);
  });

  it('loses no update when many arrive at once', async () => {
    const { id } = await door.create();
    const patches = Array.from({ length: 10 }, (_, i) => ({ status: `s${i}` }));
    const answers = await Promise.all(
      patches.map((patch) => door.call('PATCH', `/partyInteraction/${id}`, patch)),
    );
    expect(answers.map(({ status }) => status)).toEqual(patches.map(() => 200));
    expect(door.events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
  });
});

describe('DELETE /partyInteraction/{id}', () => {
  it('takes it off the record for good', async () => {
    const { id } = await door.create();
    door.events.length = 0;
    expect((await door.call('DELETE', `/partyInteraction/${id}`)).status).toBe(204);
    expect(door.events.map(({ type }) => type)).toEqual(['viewline.interaction.removed.v1']);
    for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
      const answer = await door.call(method, `/partyInteraction/${id}`, body);
      expect([answer.status, answer.body['code']]).toEqual([404, 'partyInteraction.not-found']);
    }
  });
});

itKeepsTo(SPECS, () => door);
