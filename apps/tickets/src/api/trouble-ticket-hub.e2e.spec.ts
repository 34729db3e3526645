import { newId } from '@viewline/kernel';
import { eventually, itKeepsTo } from '@viewline/testing';
import {
  customer,
  DESK,
  listener,
  SPECS,
  TICKETS,
  ticketsDoor,
  type Json,
  type Listener,
  type TicketsDoor,
} from './tickets-door.suite.js';

const HUB = '/tmf-api/troubleTicket/v4/hub';
const SPECIFICATIONS = '/tmf-api/troubleTicket/v4/troubleTicketSpecification';

let door: TicketsDoor;
let listening: Listener;
beforeAll(async () => {
  door = await ticketsDoor();
  listening = await listener();
});
afterAll(async () => {
  await door.close();
  await listening.close();
});

const subscribe = (query: string) =>
  door.call('POST', HUB, { callback: listening.callback, query }, { role: 'integrator' });
const heard = () =>
  listening.received.map(({ path, body }) => [path.replace('/listener/', ''), body['fieldPath']]);

describe('the hub', () => {
  it('tells of a ticket from its opening to its end, each step once and in order', async () => {
    listening.received.length = 0;
    const party = customer();
    const subscription = await subscribe(`event.troubleTicket.relatedParty.id=${String(party['id'])}`);
    expect(subscription.status).toBe(201);
    expect(subscription.headers.get('location')).toBe(`${HUB}/${String(subscription.body['id'])}`);

    const { id } = await door.open({ relatedParty: [party] });
    await door.open({ relatedParty: [customer()] });
    const patch = (body: Json) => door.call('PATCH', `${TICKETS}/${id}`, body);
    await patch({ priority: '1', name: 'Named' });
    await patch({ status: 'inProgress' });
    await patch({ status: 'pending', statusChangeReason: 'serial number?', note: [{ text: 'asked' }] });
    await patch({ status: 'inProgress' });
    await patch({ status: 'resolved' });
    await patch({ status: 'closed' });
    await door.call('DELETE', `${TICKETS}/${id}`);

    await eventually(() => expect(listening.received).toHaveLength(12));
    expect(heard()).toEqual([
      ['troubleTicketCreateEvent', undefined],
      ['troubleTicketAttributeValueChangeEvent', 'priority,name'],
      ['troubleTicketStatusChangeEvent', undefined],
      ['troubleTicketAttributeValueChangeEvent', 'expectedResolutionDate,note'],
      ['troubleTicketStatusChangeEvent', undefined],
      ['troubleTicketInformationRequiredEvent', undefined],
      ['troubleTicketAttributeValueChangeEvent', 'expectedResolutionDate'],
      ['troubleTicketStatusChangeEvent', undefined],
      ['troubleTicketStatusChangeEvent', undefined],
      ['troubleTicketResolvedEvent', undefined],
      ['troubleTicketStatusChangeEvent', undefined],
      ['troubleTicketDeleteEvent', undefined],
    ]);
    for (const { path, body } of listening.received) await door.heard(path, body);
    expect(
      (
        await door.call('DELETE', `${HUB}/${String(subscription.body['id'])}`, undefined, {
          role: 'operator',
        })
      ).status,
    ).toBe(204);
  });

  it('tells of the children that their parent takes along', async () => {
    listening.received.length = 0;
    const party = customer();
    await subscribe(
      `eventType=TroubleTicketResolvedEvent&event.troubleTicket.relatedParty.id=${String(party['id'])}`,
    );
    const parent = await door.open();
    const troubleTicketRelationship = [{ id: parent.id, relationshipType: 'parent' }];
    for (let i = 0; i < 3; i++) await door.open({ relatedParty: [party], troubleTicketRelationship });
    await door.call('POST', `${DESK}/tickets/${parent.id}/status`, { status: 'inProgress' });
    await door.call('POST', `${DESK}/tickets/${parent.id}/status`, {
      status: 'resolved',
      children: 'cascade',
    });
    await eventually(() => expect(listening.received).toHaveLength(3));
  });

  it.each<[Json]>([
    [{}],
    [{ callback: 'http://169.254.169.254/latest' }],
    [{ callback: 'http://8.8.8.8/', query: 'eventType=TroubleTicketEatenEvent' }],
    [{ callback: 'http://8.8.8.8/', query: 'event.troubleTicket.colour=red' }],
  ])('refuses the subscription %j', async (body) => {
    const answer = await door.call('POST', HUB, body, { role: 'operator' });
    expect([answer.status, answer.body['@type']]).toEqual([400, 'Error']);
  });

  it('is closed to agents', async () => {
    expect((await door.call('POST', HUB, { callback: 'http://8.8.8.8/' }, { role: 'agent' })).status).toBe(
      403,
    );
  });
});

describe('troubleTicketSpecification', () => {
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    door.call(method, SPECIFICATIONS + path, body, { outsideTheSpec: true, headers });

  it('is written, found, changed and removed, and the hub says so', async () => {
    listening.received.length = 0;
    const name = newId();
    await subscribe(`event.troubleTicketSpecification.name=${name}`);
    const document = {
      name,
      description: 'Écran noir',
      ticketType: 'Connectivity',
      lifecycleStatus: 'draft',
      specCharacteristic: [{ name: 'channel', valueType: 'string' }],
    };
    const made = await call('POST', '', document, { 'idempotency-key': name });
    expect(made.status).toBe(201);
    expect((await call('POST', '', document, { 'idempotency-key': name })).body).toEqual(made.body);
    const path = `/${String(made.body['id'])}`;
    expect((await call('GET', path)).body).toEqual(made.body);
    expect((await call('GET', `?name=${name}&fields=name`)).body).toHaveLength(1);
    const changed = await call(
      'PATCH',
      path,
      { lifecycleStatus: 'active', version: '2' },
      { 'if-match': '"1"' },
    );
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await call('PATCH', path, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    await eventually(() => expect(listening.received).toHaveLength(4));
    expect(heard()).toEqual([
      ['troubleTicketSpecificationCreateEvent', undefined],
      ['troubleTicketSpecificationAttributeValueChangeEvent', 'version'],
      ['troubleTicketSpecificationStatusChangeEvent', undefined],
      ['troubleTicketSpecificationDeleteEvent', undefined],
    ]);
  });

  it.each<[unknown, number]>([
    [{}, 400],
    [{ name: '' }, 400],
    [{ name: 'x', colour: 'red' }, 400],
    [[], 400],
    ['{"name"', 400],
    [{ name: 'a\0' }, 400],
    [{ name: 'x', description: 'x'.repeat(1_100_000) }, 413],
  ])('refuses %.60j', async (body, status) => expect((await call('POST', '', body)).status).toBe(status));
});

itKeepsTo(SPECS, () => door);
