import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import { RecordContacts } from '../commands/record-contacts/record-contacts.use-case.js';
import {
  partyInteractionDoor,
  SPECS,
  subscriber,
  type PartyInteractionDoor,
} from './party-interaction.suite.js';

let door: PartyInteractionDoor;

beforeAll(async () => (door = await partyInteractionDoor()));
afterAll(() => door.close());
beforeEach(() => (door.events.length = 0));

describe('GET /partyInteraction', () => {
  it('pages through what the filter leaves, with counts and links', async () => {
    const customer = subscriber();
    for (const reason of ['a', 'b', 'c']) await door.create({ reason, relatedParty: [customer] });
    const query = `?relatedParty.id=${customer.id}&sort=-reason&fields=reason&limit=2`;
    const { status, headers, body } = await door.call('GET', `/partyInteraction${query}`);
    expect(status).toBe(200);
    expect(body.map((one) => [one['reason'], Object.keys(one)])).toEqual([
      ['c', ['id', 'href', 'reason', '@type']],
      ['b', ['id', 'href', 'reason', '@type']],
    ]);
    expect(headers.get('x-total-count')).toBe('3');
    expect(headers.get('x-result-count')).toBe('2');
    expect(headers.get('link')).toContain(
      `<https://crm.example/tmf-api/partyInteraction/v4/partyInteraction?relatedParty.id=${customer.id}` +
        '&sort=-reason&fields=reason&offset=2&limit=2>; rel="next"',
    );
  });

  it.each([
    ['status=held,completed', ['late']],
    ['direction=outbound', ['late']],
    ['channel.name=E-mail', ['late']],
    ['interactionDate.startDateTime.lt=2024-03-02', ['early']],
    ['reason*=^ea', ['early']],
    ['note.author=amal', ['early']],
    ['creationDate.gt=2024-01-01&sort=reason', ['early', 'late']],
  ])('filters by %s', async (query, reasons) => {
    const customer = subscriber();
    const at = (startDateTime: string) => ({ interactionDate: { startDateTime } });
    await door.create({
      reason: 'early',
      ...at('2024-03-01T10:00:00Z'),
      relatedParty: [customer],
      note: [{ author: 'amal' }],
    });
    await door.create({
      reason: 'late',
      ...at('2024-03-02T10:00:00Z'),
      relatedParty: [customer],
      status: 'completed',
      direction: 'outbound',
      channel: [{ id: 'c', href: '/channel/c', name: 'E-mail' }],
    });
    const { body } = await door.call('GET', `/partyInteraction?relatedParty.id=${customer.id}&${query}`);
    expect(body.map(({ reason }) => reason)).toEqual(reasons);
  });

  it.each([
    '?colour=red',
    '?limit=1000',
    '?offset=x',
    '?creationDate=x',
    '?sort=channel.id',
    "?reason'=x",
    '?reason.regex=(a)%5C1',
  ])('refuses %s', async (query) => {
    const { status, body } = await door.call('GET', `/partyInteraction${query}`);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ code: 'tmf.query-invalid', '@type': 'Error' }),
    ]);
  });

  it('leaves a record of whose interactions a person saw, however they asked', async () => {
    const [one, other] = [subscriber(), subscriber()];
    const { id } = await door.create({ relatedParty: [one] });
    await door.create({ relatedParty: [other] });
    const ways: [string, string, unknown?][] = [
      ['GET', `?relatedParty.id=${one.id},${other.id}&fields=reason`],
      ['GET', `?relatedParty.id=${one.id}`],
      ['GET', `/${id}?fields=none`],
      ['PATCH', `/${id}`, {}],
    ];
    for (const [method, path, body] of ways) {
      const asked = await door.call(method, `/partyInteraction${path}`, body, { role: 'agent' });
      expect(asked.status).toBe(200);
    }
    const audited = async (subscriberId: string) => {
      const path = `/api/interactions/v1/audit?subscriberId=${subscriberId}`;
      const { body } = await door.callService('GET', path);
      return (body as unknown as { items: { method: string; route: string }[] }).items.map(
        ({ method, route }) => [method, route.replace(/^.*partyInteraction/, '')],
      );
    };
    expect(await audited(one.id)).toEqual([
      ['PATCH', '/:id'],
      ['GET', '/:id'],
      ['GET', ''],
      ['GET', ''],
    ]);
    expect(await audited(other.id)).toEqual([['GET', '']]);
    expect(await audited(`${one.id},${other.id}`)).toEqual([]);
  });

  it('shows what came in on a channel', async () => {
    const externalId = newId();
    await door.app.get(RecordContacts, { strict: false }).execute([
      {
        type: 'contact',
        provider: 'twilio',
        externalId,
        channel: 'sms',
        direction: 'inbound',
        kind: 'message',
        reason: 'SMS',
        status: 'completed',
        text: 'No signal',
        displayName: 'Amal',
        startedAt: new Date('2024-03-01T10:00:00Z'),
        attachments: [{ name: 'box.jpg', mimeType: 'image/jpeg', size: 10 }],
        threadKey: externalId,
      },
    ]);
    const [recorded] = door.events;
    const { body } = await door.call('GET', `/partyInteraction/${recorded?.subject}`);
    expect(body).toMatchObject({
      description: 'No signal',
      channel: [{ id: 'sms', name: 'sms' }],
      relatedParty: [{ id: recorded?.partitionkey, name: 'Amal', role: 'customer' }],
      attachment: [{ name: 'box.jpg', mimeType: 'image/jpeg', size: { amount: 10, units: 'byte' } }],
      interactionDate: { startDateTime: '2024-03-01T10:00:00.000Z' },
      '@type': 'PartyInteraction',
    });
    const patched = await door.call('PATCH', `/partyInteraction/${recorded?.subject}`, {
      relatedParty: null,
      note: [{ text: 'x' }],
    });
    expect(patched.body).toMatchObject({ description: 'No signal', note: [{ text: 'x' }] });
    expect(patched.body).not.toHaveProperty('relatedParty');
  });
});

itKeepsTo(SPECS, () => door);
