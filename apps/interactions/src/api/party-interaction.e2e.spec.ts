import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import {
  minimal,
  partyInteractionDoor,
  SPECS,
  type PartyInteractionDoor,
} from './party-interaction.suite.js';

let door: PartyInteractionDoor;

beforeAll(async () => (door = await partyInteractionDoor()));
afterAll(() => door.close());
beforeEach(() => (door.events.length = 0));

describe('POST /partyInteraction', () => {
  it('takes and gives back every attribute of the definition', async () => {
    const polymorphic = { '@type': 'T', '@baseType': 'B', '@schemaLocation': 'https://x.example/s.json' };
    const period = { startDateTime: '2024-03-01T10:00:00.000Z', endDateTime: '2024-03-01T10:05:00.000Z' };
    const reference = { id: 'a', href: '/a', name: 'A', role: 'r', ...polymorphic, '@referredType': 'R' };
    const note = {
      id: 'n',
      author: 'amal',
      date: '2024-03-01T10:00:00.000Z',
      text: 'مرحبا 你好',
      ...polymorphic,
    };
    const attachment = {
      id: 'f',
      href: '/f',
      attachmentType: 'audio',
      content: 'AAAA',
      description: 'the call',
      mimeType: 'audio/wav',
      name: 'call.wav',
      url: 'https://x.example/call.wav',
      size: { amount: 12.5, units: 'kB' },
      validFor: period,
      ...polymorphic,
      '@referredType': 'Attachment',
    };
    const item = {
      id: 'i',
      creationDate: '2024-03-01T10:00:00.000Z',
      reason: 'dispute',
      resolution: 'credit',
      attachment: [attachment],
      channel: [reference],
      item: reference,
      itemDate: period,
      note: [note],
      relatedParty: [reference],
      ...polymorphic,
    };
    const document = {
      description: 'Asked about the last bill',
      direction: 'outbound',
      reason: 'bill',
      status: 'completed',
      attachment: [attachment],
      channel: [reference, { id: 'phone', href: '/channel/phone' }],
      interactionDate: period,
      interactionItem: [item],
      interactionRelationship: [{ id: 'p', href: '/p', relationshipType: 'parent', ...polymorphic }],
      note: [note],
      relatedParty: [reference],
      ...polymorphic,
    };
    const given = {
      ...document,
      creationDate: '2020-01-01T00:00:00Z',
      statusChangeDate: '2020-01-01T00:00:00Z',
    };
    const { status, headers, body } = await door.call('POST', '/partyInteraction', given);
    expect(status).toBe(201);
    const href = `https://crm.example/tmf-api/partyInteraction/v4/partyInteraction/${String(body['id'])}`;
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/);
    expect(body).toEqual({ id: body['id'], href, ...document, creationDate: date, statusChangeDate: date });
    expect(headers.get('location')).toBe(href);
    const read = await door.call('GET', `/partyInteraction/${String(body['id'])}`);
    expect(read).toMatchObject({ status: 200, body });
  });

  it('takes the least that the conformance profile asks for, and publishes what was recorded', async () => {
    const id = newId();
    const least = {
      id: 'mine',
      href: 'mine',
      reason: 'billing question',
      direction: 'inbound',
      channel: [{ id: 'sms' }],
      relatedParty: [{ id, role: 'customer' }, { id: 'amal' }, { id: 'x', '@referredType': 'Robot' }],
    };
    const { body } = await door.call('POST', '/partyInteraction', least, { outsideTheSpec: true });
    expect(body).toMatchObject({ status: 'open', '@type': 'PartyInteraction', reason: 'billing question' });
    expect(body['id']).not.toBe('mine');
    expect(body['channel']).toEqual([{ id: 'sms', href: 'urn:viewline:channel:sms' }]);
    expect(body['relatedParty']).toEqual([
      {
        id,
        role: 'customer',
        '@referredType': 'Customer',
        href: `/tmf-api/customerManagement/v4/customer/${id}`,
      },
      { id: 'amal', href: '/tmf-api/party/v4/individual/amal', '@referredType': 'Individual' },
      { id: 'x', href: 'urn:viewline:party:x', '@referredType': 'Robot' },
    ]);
    expect(door.events).toMatchObject([
      {
        type: 'viewline.interaction.recorded.v1',
        partitionkey: id,
        data: { interactionId: body['id'], channel: 'sms', direction: 'inbound', provider: 'tmf683' },
      },
    ]);
  });

  it.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['no JSON', '{"reason":', 400],
    ['a list', [minimal()], 400],
    ['no reason', minimal({ reason: '' }), 400],
    ['no channel', minimal({ channel: [] }), 400],
    ['a channel without id', minimal({ channel: [{ name: 'sms' }] }), 400],
    ['a direction that is none', minimal({ direction: 'sideways' }), 400],
    ['a date that is none', minimal({ interactionDate: { startDateTime: 'yesterday' } }), 400],
    ['an unknown attribute', minimal({ colour: 'red' }), 400],
    ['a prototype', '{"__proto__":{"x":1}}', 400],
    ['NUL', minimal({ reason: 'a\0b' }), 400],
    ['more than a megabyte', minimal({ description: 'x'.repeat(1_100_000) }), 413],
  ])('refuses %s with the TM Forum error body and leaves no trace', async (_, body, status) => {
    const answer = await door.call('POST', '/partyInteraction', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      code: expect.any(String),
      reason: expect.any(String),
      message: expect.any(String),
      status: String(status),
      '@type': 'Error',
    });
    expect(door.events).toEqual([]);
  });
});

describe('the doors', () => {
  it('answer 404 to ids that nobody has', async () => {
    for (const id of [newId(), 'x', "'%20OR%201=1"]) {
      expect((await door.call('GET', `/partyInteraction/${id}`)).status).toBe(404);
      expect((await door.call('DELETE', `/hub/${id}`)).status).toBe(404);
    }
  });

  it('are closed without a token, and to roles that have no business there', async () => {
    const statuses = await Promise.all([
      door.call('GET', '/partyInteraction', undefined, { role: 'none' }),
      door.call('GET', '/partyInteraction', undefined, { role: 'operator' }),
      door.call('DELETE', '/partyInteraction/x', undefined, { role: 'agent' }),
      door.call('POST', '/hub', {}, { role: 'agent' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 403, 403, 403]);
    expect(statuses.map(({ body }) => body['@type'])).toEqual(['Error', 'Error', 'Error', 'Error']);
  });
});

itKeepsTo(SPECS, () => door);
