import { newId } from '@viewline/kernel';
import { eventually, itKeepsTo } from '@viewline/testing';
import { httpService } from './http-service.suite.js';
import { messageDoor, TOMORROW, type MessageDoor } from './message-door.suite.js';

let door: MessageDoor;
beforeAll(async () => {
  door = await messageDoor();
});
afterAll(() => door.close());

describe('PATCH communicationMessage', () => {
  it('changes what waits: text, urgency and time', async () => {
    const to = `${newId()}@example.org`;
    const { id } = await door.create({ receiver: [{ email: to }], scheduledSendTime: TOMORROW });
    const sooner = new Date(door.clock.now().getTime() + 60_000).toISOString();
    const patched = await door.message('PATCH', `/${id}`, {
      content: 'Nouveau',
      priority: '2',
      scheduledSendTime: sooner,
    });
    expect(patched.body).toMatchObject({
      content: 'Nouveau',
      priority: '2',
      scheduledSendTime: sooner,
      state: 'initial',
    });
    await door.aMinutePasses();
    const received = await eventually(() => door.mail.received.find((one) => one.to.includes(to)) ?? false);
    expect(received.mail.text?.trim()).toBe('Nouveau');
    await eventually(async () =>
      expect((await door.message('GET', `/${id}`)).body['state']).toBe('completed'),
    );
    expect((await door.message('PATCH', `/${id}`, { content: 'Trop tard' })).status).toBe(409);
    expect((await door.message('PATCH', `/${id}`, { description: 'archived' })).status).toBe(200);
    expect((await door.message('PATCH', `/${id}`, { state: 'cancelled' })).status).toBe(409);
  });

  it('calls off what waits, once and for all', async () => {
    const { id } = await door.create({ scheduledSendTime: TOMORROW });
    expect((await door.message('PATCH', `/${id}`, { state: 'inProgress' })).status).toBe(409);
    expect((await door.message('PATCH', `/${id}`, { state: 'completed' })).status).toBe(409);
    expect((await door.message('PATCH', `/${id}`, { state: 'cancelled' })).body).toMatchObject({
      state: 'cancelled',
    });
    expect((await door.message('PATCH', `/${id}`, { state: 'cancelled' })).status).toBe(200);
    expect((await door.message('PATCH', `/${id}`, { state: 'initial' })).status).toBe(409);
  });

  it.each([
    ['the receivers', { receiver: [{ email: 'x@example.org' }] }],
    ['the id', { id: newId() }],
    ['what is mandatory away', { content: null }],
    ['the time of sending', { sendTime: TOMORROW }],
    ['to an unknown state', { state: 'lost' }],
    ['with an empty time', { scheduledSendTime: '' }],
    ['by a list', []],
  ])('refuses to change %s', async (_what, patch) => {
    const { id } = await door.create({ scheduledSendTime: TOMORROW });
    expect((await door.message('PATCH', `/${id}`, patch, { outsideTheSpec: true })).status).toBe(400);
  });

  it('refuses other patch formats and messages that are not there', async () => {
    const json = await door.message('PATCH', `/${newId()}`, [], {
      type: 'application/json-patch+json',
      outsideTheSpec: true,
    });
    expect(json.status).toBe(415);
    expect((await door.message('PATCH', `/${newId()}`, { description: 'x' })).status).toBe(404);
    expect((await door.message('PATCH', '/x', { description: 'x' })).status).toBe(404);
  });
});

describe('DELETE communicationMessage', () => {
  it('calls off what waits and takes it from the list; what was sent stays with its subscriber', async () => {
    const { id } = await door.create({ scheduledSendTime: TOMORROW });
    expect((await door.message('DELETE', `/${id}`)).status).toBe(204);
    expect((await door.message('GET', `/${id}`)).status).toBe(404);
    expect((await door.message('DELETE', `/${id}`)).status).toBe(404);
    expect((await door.message('DELETE', '/x')).status).toBe(404);
    expect((await door.message('DELETE', `/${newId()}`, undefined, { role: 'agent' })).status).toBe(403);

    const subscriberId = await door.subscriber([{ kind: 'email', value: 'stays@example.org' }]);
    const sent = await door.create({
      receiver: [{ party: { id: subscriberId, '@referredType': 'Customer' } }],
    });
    await eventually(async () =>
      expect((await door.message('GET', `/${sent.id}`)).body['state']).toBe('completed'),
    );
    expect((await door.message('DELETE', `/${sent.id}`)).status).toBe(204);
    expect(await door.messagesOf(subscriberId)).toEqual([expect.objectContaining({ status: 'sent' })]);
  });
});

describe('the hub', () => {
  it('tells of a message made, changed, sent and removed', async () => {
    const listener = await httpService(() => ({ status: 204 }));
    const hub = '/tmf-api/communicationManagement/v4/hub';
    const subscribed = await door.call('POST', hub, { callback: listener.url }, { role: 'integrator' });
    expect(subscribed.status).toBe(201);
    const { id } = await door.create({ scheduledSendTime: TOMORROW });
    await door.message('PATCH', `/${id}`, { description: 'seen' });
    await door.message('PATCH', `/${id}`, { state: 'cancelled' });
    await door.message('DELETE', `/${id}`);
    await eventually(() =>
      expect(listener.received.map(({ path }) => path)).toEqual([
        '/listener/communicationMessageCreateEvent',
        '/listener/communicationMessageAttributeValueChangeEvent',
        '/listener/communicationMessageStateChangeEvent',
        '/listener/communicationMessageDeleteEvent',
      ]),
    );
    expect(JSON.parse(listener.received[2]!.body)).toMatchObject({
      event: { communicationMessage: { id, state: 'cancelled' } },
    });
    const gone = await door.call('DELETE', `${hub}/${String(subscribed.body['id'])}`, undefined, {
      role: 'integrator',
    });
    expect(gone.status).toBe(204);
    await listener.close();
  });
});

itKeepsTo(['TMF681-Communication-v4.0.0.swagger.json'], () => door);
