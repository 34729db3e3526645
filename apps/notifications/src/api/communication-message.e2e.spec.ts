import { identity, provisionalSubscriberId } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually, itKeepsTo } from '@viewline/testing';
import { DUE_SWEEP } from '../commands/release-due/release-due.use-case.js';
import { messageDoor, minimal, NOON, TOMORROW, type MessageDoor } from './message-door.suite.js';
import { MESSAGES } from './notifications-door.suite.js';

let door: MessageDoor;
beforeAll(async () => {
  door = await messageDoor();
});
afterAll(() => door.close());

describe('POST communicationMessage', () => {
  it('is sent to every receiver once, each its own subscriber', async () => {
    const known = await door.subscriber([{ kind: 'email', value: 'known@example.org' }]);
    const addresses = ['one@example.org', 'two@example.org'];
    const created = await door.create({
      receiver: [
        { email: 'ONE@example.org' },
        { email: 'two@example.org' },
        { email: 'one@example.org' },
        { party: { id: known, '@referredType': 'Customer' } },
      ],
    });
    const done = await eventually(async () => {
      const { body } = await door.message('GET', `/${created.id}`);
      expect(body['state']).toBe('completed');
      return body;
    });
    expect(done).toMatchObject({
      '@type': 'CommunicationMessage',
      href: `https://crm.example${MESSAGES}/${created.id}`,
      sendTime: NOON.toISOString(),
      sendTimeComplete: NOON.toISOString(),
      content: 'Entretien prévu — 定期维护',
    });
    expect(door.mail.received.map(({ to }) => to[0])).toEqual(
      expect.arrayContaining(['known@example.org', 'one@example.org', 'two@example.org']),
    );
    expect(door.mail.received).toHaveLength(3);
    const subscriberId = provisionalSubscriberId(identity('email', addresses[0]!));
    expect(await door.messagesOf(subscriberId)).toEqual([
      expect.objectContaining({ status: 'sent', address: 'one@example.org', messageId: created.id }),
    ]);
  });

  it('does with the same Idempotency-Key once', async () => {
    const body = minimal();
    const headers = { 'idempotency-key': newId() };
    const answers = await Promise.all([1, 2, 3].map(() => door.message('POST', '', body, { headers })));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const other = await door.message('POST', '', minimal({ subject: 'other' }), { headers });
    expect(other.status).toBe(409);
  });

  it('waits for its scheduledSendTime', async () => {
    const soon = new Date(door.clock.now().getTime() + 60_000).toISOString();
    const created = await door.create({ scheduledSendTime: soon });
    expect(created).toMatchObject({ state: 'initial', scheduledSendTime: soon });
    await door.app.get(Sweeps).runNow(DUE_SWEEP);
    expect((await door.message('GET', `/${created.id}`)).body['state']).toBe('initial');
    await door.aMinutePasses();
    await eventually(async () =>
      expect((await door.message('GET', `/${created.id}`)).body['state']).toBe('completed'),
    );
  });

  it('puts links to attachments under the text', async () => {
    const to = `${newId()}@example.org`;
    await door.create({
      receiver: [{ email: to }],
      attachment: [{ name: 'Map', url: 'https://x.example/map.pdf' }],
    });
    const received = await eventually(() => door.mail.received.find((one) => one.to.includes(to)) ?? false);
    expect(received.mail.text).toContain('Map: https://x.example/map.pdf');
  });

  it.each([
    ['no content', { content: undefined }],
    ['empty content', { content: '' }],
    ['no receiver', { receiver: [] }],
    ['an unknown messageType', { messageType: 'Pigeon' }],
    ['a prototype as messageType', { messageType: '__proto__' }],
    ['a broken address', { receiver: [{ email: 'not an address' }] }],
    ['two addresses in one', { receiver: [{ email: 'a@example.org, b@example.org' }] }],
    ['a header in the address', { receiver: [{ email: 'a@example.org\r\nBcc: b@example.org' }] }],
    ['a receiver that is nobody', { receiver: [{ name: 'Somebody' }] }],
    ['too many receivers', { receiver: Array.from({ length: 101 }, () => ({ email: 'a@example.org' })) }],
    ['a priority out of range', { priority: '11' }],
    ['a priority that is no number', { priority: 'high' }],
    ['too many tries', { tryTimes: 21 }],
    ['tries that are no number', { tryTimes: 'many' }],
    ['a state of its own', { state: 'completed' }],
    ['an unknown state', { state: 'lost' }],
    ['a time that is none', { scheduledSendTime: 'tomorrow' }],
    ['an unknown purpose', { characteristic: [{ name: 'purpose', value: 'spam' }] }],
    ['an embedded file', { attachment: [{ content: 'aGVsbG8=' }] }],
    ['an unknown attribute', { colour: 'red' }],
    ['a NUL', { content: 'a\u0000b' }],
    ['a receiver that is a string', { receiver: 'a@example.org' }],
    ['a sender that is null', { sender: null }],
  ])('refuses %s', async (_what, more) => {
    const { status, body } = await door.message('POST', '', minimal(more), { outsideTheSpec: true });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: expect.any(String), reason: expect.any(String) });
  });

  it('refuses what is no JSON, too large, empty or from nobody', async () => {
    const options = { outsideTheSpec: true };
    expect((await door.message('POST', '', '{"content":', options)).status).toBe(400);
    expect((await door.message('POST', '', '', options)).status).toBe(400);
    expect((await door.message('POST', '', [], options)).status).toBe(400);
    expect((await door.message('POST', '', 'null', options)).status).toBe(400);
    expect(
      (await door.message('POST', '', minimal({ content: 'x'.repeat(1_200_000) }), options)).status,
    ).toBe(413);
    expect((await door.message('POST', '', '<a/>', { ...options, type: 'text/xml' })).status).toBe(415);
    expect((await door.message('POST', '', minimal(), { ...options, role: 'none' })).status).toBe(401);
    expect((await door.message('POST', '', minimal(), { ...options, role: 'operator' })).status).toBe(403);
  });

  it('keeps markup and formulas of strangers as text', async () => {
    const to = `${newId()}@example.org`;
    const content = '<script>alert(1)</script> {{secret}} ${7*7} =1+1';
    await door.create({ receiver: [{ email: to }], content, subject: 'a\r\nBcc: x@example.org' });
    const received = await eventually(() => door.mail.received.find((one) => one.to.includes(to)) ?? false);
    expect(received.mail.text?.trim()).toBe(content);
    expect(received.to).toEqual([to]);
    expect(received.mail.bcc).toBeUndefined();
  });
});

describe('GET communicationMessage', () => {
  it('filters, sorts, pages and selects by TMF630', async () => {
    const tag = newId();
    for (const priority of ['3', '1', '2']) {
      await door.create({ description: tag, priority, scheduledSendTime: TOMORROW });
    }
    const { body, headers } = await door.message(
      'GET',
      `?description=${tag}&sort=-priority&limit=2&fields=priority,state`,
    );
    expect(body).toEqual([
      expect.objectContaining({ priority: '3', state: 'initial' }),
      expect.objectContaining({ priority: '2' }),
    ]);
    expect(body[0]).not.toHaveProperty('content');
    expect(headers.get('x-total-count')).toBe('3');
    expect(headers.get('x-result-count')).toBe('2');
    const initial = await door.message(
      'GET',
      `?description=${tag}&state=initial&messageType=Email&priority.lt=3`,
    );
    expect(initial.body).toHaveLength(2);
    const none = await door.message('GET', `?description=${tag}&state=completed`);
    expect(none.body).toHaveLength(0);
  });

  it('shows messages that the house itself asked for', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'house@example.org' }]);
    await door.send([
      { subscriberId, channels: ['email'], campaign: 'spring', say: { content: { text: 'Bonjour' } } },
    ]);
    const found = await eventually(async () => {
      const { body } = await door.message('GET', `?receiver.id=${subscriberId}`);
      expect(body[0]).toMatchObject({ state: 'completed' });
      return body[0]!;
    });
    expect(found).toMatchObject({
      content: 'Bonjour',
      messageType: 'Email',
      sender: { name: 'spec' },
      receiver: [{ party: { id: subscriberId } }],
      characteristic: expect.arrayContaining([{ name: 'campaign', value: 'spring' }]),
    });
  });

  it('refuses filters that are none, and knows nobody by a foreign id', async () => {
    for (const query of [
      'colour=red',
      'limit=101',
      'limit=0',
      'offset=-1',
      'sort=receiver.email',
      'state.regex=(a+)+$\\1',
    ]) {
      expect((await door.message('GET', `?${query}`, undefined, { outsideTheSpec: true })).status).toBe(400);
    }
    for (const id of [newId(), 'x', "'%20OR%201=1", '%00']) {
      expect([400, 404]).toContain(
        (await door.message('GET', `/${id}`, undefined, { outsideTheSpec: true })).status,
      );
    }
  });
});

itKeepsTo(['TMF681-Communication-v4.0.0.swagger.json'], () => door);
