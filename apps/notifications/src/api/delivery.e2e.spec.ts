import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { httpService, takesEachKeyOnce } from './http-service.suite.js';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, settled, type NotificationsDoor } from './notifications-door.suite.js';

const RECEIPT_SECRET = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const AUTH_TOKEN = 'twilio-auth-token';
let mail: Awaited<ReturnType<typeof mailServer>>;
let sms: Awaited<ReturnType<typeof httpService>>;
let twilio: Awaited<ReturnType<typeof httpService>>;
let door: NotificationsDoor;

beforeAll(async () => {
  mail = await mailServer();
  sms = await httpService(takesEachKeyOnce());
  twilio = await httpService(() => ({
    status: 201,
    body: JSON.stringify({ sid: `SM${twilio.received.length}` }),
  }));
  door = await notificationsDoor({
    retryDelays: [20, 20, 20],
    providers: [
      {
        kind: 'smtp',
        name: 'smtp-main',
        url: mail.url,
        from: 'Operator <no-reply@operator.example>',
        bounces: 'bounces@operator.example',
      },
      {
        kind: 'http',
        name: 'sms-main',
        channel: 'sms',
        url: `${sms.url}/send`,
        token: 't0ken',
        receiptSecret: RECEIPT_SECRET,
      },
      {
        kind: 'twilio',
        name: 'wa-twilio',
        channel: 'whatsapp',
        baseUrl: twilio.url,
        accountSid: 'AC1',
        authToken: AUTH_TOKEN,
        from: '+14155238886',
      },
    ],
  });
});
afterAll(async () => {
  await door.close();
  await Promise.all([mail, sms, twilio].map((server) => server.close()));
});

describe('a message by e-mail', () => {
  it('goes to the address of the profile, with an id that follows from the message', async () => {
    const amal = await door.subscriber([{ kind: 'email', value: 'amal@example.org' }]);
    const [answer] = await door.send([{ subscriberId: amal, channels: ['email'] }]);
    const id = answer!.notificationId;
    expect(await settled(door, id, amal)).toMatchObject({
      status: 'sent',
      channel: 'email',
      provider: 'smtp-main',
      address: 'amal@example.org',
      attempts: [{ number: 1, provider: 'smtp-main', outcome: 'accepted' }],
    });
    const received = mail.received.filter(({ to }) => to.includes('amal@example.org'));
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: `bounces+${id}@operator.example` });
    expect(received[0]!.mail).toMatchObject({
      messageId: `<${id}.email@operator.example>`,
      subject: 'صيانة',
      text: 'Maintenance ce soir — 今晚维护\n',
    });
    expect(door.told(id)).toEqual(['sent']);
  });

  it('fails when the mailbox is refused, and takes the next channel instead', async () => {
    const nadia = await door.subscriber([
      { kind: 'email', value: 'refused@example.org' },
      { kind: 'phone', value: '+33612345601' },
    ]);
    mail.answers.recipient = 550;
    const [both, only] = await door.send([
      { subscriberId: nadia, channels: ['email', 'sms'] },
      { subscriberId: nadia, channels: ['email'] },
    ]);
    expect(await settled(door, both!.notificationId, nadia)).toMatchObject({
      status: 'sent',
      channel: 'sms',
    });
    expect(await settled(door, only!.notificationId, nadia)).toMatchObject({ status: 'failed' });
    mail.answers.recipient = undefined;
    expect(door.told(only!.notificationId)).toEqual(['failed']);
    expect(door.events.find(({ subject }) => subject === only!.notificationId)?.data).toMatchObject({
      code: 'smtp.550',
      channel: 'email',
    });
  });
});

describe('a message by SMS', () => {
  it('carries its idempotency key and is reported on by signed receipts, in any order and twice', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+33612345602' }]);
    const [answer] = await door.send([{ subscriberId, channels: ['sms'] }]);
    const id = answer!.notificationId;
    await settled(door, id, subscriberId);
    const request = sms.received.find(({ body }) => body.includes(id))!;
    expect(request.headers).toMatchObject({ 'idempotency-key': `${id}.sms`, authorization: 'Bearer t0ken' });
    expect(JSON.parse(request.body)).toMatchObject({ reference: id, to: '+33612345602', channel: 'sms' });

    const report = (status: string) => receipt({ reference: id, status });
    expect((await report('read')).status).toBe(204);
    expect((await report('delivered')).status).toBe(204);
    expect((await report('delivered')).status).toBe(204);
    expect((await report('failed')).status).toBe(204);
    expect(await settled(door, id, subscriberId)).toMatchObject({ status: 'read' });
    expect(door.told(id)).toEqual(['sent', 'read', 'delivered']);
  });

  it('is repeated with the same key where the answer was lost, and taken once', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+33612345603' }]);
    const take = takesEachKeyOnce();
    let lost = 0;
    sms.behaviour.reply = (asked) => {
      const answer = take(asked);
      return lost++ === 0 ? { status: 502 } : answer;
    };
    const [answer] = await door.send([{ subscriberId, channels: ['sms'] }]);
    const id = answer!.notificationId;
    expect(await settled(door, id, subscriberId)).toMatchObject({
      status: 'sent',
      attempts: [{ outcome: 'unknown', code: 'http.502' }, { outcome: 'accepted' }],
    });
    const keys = sms.received
      .filter(({ body }) => body.includes(id))
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([`${id}.sms`, `${id}.sms`]);
    sms.behaviour.reply = takesEachKeyOnce();
  });

  it('refuses receipts that are not signed, malformed, or of nobody', async () => {
    const path = '/webhooks/notifications/sms-main';
    expect((await door.call('POST', path, { status: 'read' }, { role: 'none' })).status).toBe(401);
    expect((await door.call('POST', path, '', { role: 'none' })).status).toBe(401);
    expect((await receipt({ status: 'eaten' })).status).toBe(400);
    expect((await receipt('not json')).status).toBe(400);
    expect((await receipt([])).status).toBe(204);
    expect((await receipt({ status: 'read', id: 'nobody-knows' })).status).toBe(204);
    expect((await receipt({ status: 'read', reference: "'; DROP TABLE notification; --" })).status).toBe(204);
    expect((await receipt('x'.repeat(1_200_000))).status).toBe(413);
    for (const unknown of ['nobody', 'smtp-main', '__proto__', 'toString']) {
      expect(
        (await door.call('POST', `/webhooks/notifications/${unknown}`, {}, { role: 'none' })).status,
      ).toBe(404);
    }
  });
});

describe('a message by WhatsApp through Twilio', () => {
  it('is posted as a form and reported on by the status callback', async () => {
    const subscriberId = await door.subscriber([{ kind: 'whatsapp', value: '+33612345604' }]);
    const [answer] = await door.send([{ subscriberId, channels: ['whatsapp'] }]);
    const id = answer!.notificationId;
    await settled(door, id, subscriberId);
    const form = new URLSearchParams(twilio.received.find(({ body }) => body.includes(id))!.body);
    expect(Object.fromEntries(form)).toEqual({
      To: 'whatsapp:+33612345604',
      From: 'whatsapp:+14155238886',
      Body: 'Maintenance ce soir — 今晚维护',
      StatusCallback: `https://crm.example/webhooks/notifications/wa-twilio?notification=${id}`,
    });
    const callback = (status: string, token = AUTH_TOKEN) =>
      statusCallback(form.get('StatusCallback')!, status, token);
    expect((await callback('delivered')).status).toBe(204);
    expect((await callback('sent')).status).toBe(204);
    expect((await callback('queued')).status).toBe(204);
    expect((await callback('read', 'a forger')).status).toBe(401);
    expect(door.told(id)).toEqual(['sent', 'delivered']);
  });

  it('is uncertain when the answer is lost, and is never sent again by itself', async () => {
    const subscriberId = await door.subscriber([{ kind: 'whatsapp', value: '+33612345605' }]);
    twilio.behaviour.reply = () => ({ status: 500 });
    const [answer] = await door.send([{ subscriberId, channels: ['whatsapp', 'in-app'] }]);
    const id = answer!.notificationId;
    expect(await settled(door, id, subscriberId)).toMatchObject({ status: 'uncertain' });
    twilio.behaviour.reply = () => ({ status: 201, body: '{"sid":"SMlate"}' });
    expect(door.told(id)).toEqual(['left-uncertain']);
    const callback = `https://crm.example/webhooks/notifications/wa-twilio?notification=${id}`;
    await statusCallback(callback, 'delivered', AUTH_TOKEN);
    expect(await settled(door, id, subscriberId)).toMatchObject({ status: 'delivered' });
    expect(door.told(id)).toEqual(['left-uncertain', 'sent', 'delivered']);
    expect(twilio.received.filter(({ body }) => body.includes(id))).toHaveLength(1);
  });
});

it('tells how deep the queues are and what providers answered', async () => {
  const { text } = await door.call('GET', '/metrics');
  expect(text).toMatch(
    /viewline_notification_attempts_total\{provider="sms-main",outcome="accepted"[^}]*\} \d/,
  );
  expect(text).toMatch(/viewline_notification_queue_depth\{provider="smtp-main"[^}]*\} 0/);
  const { body } = await door.call('GET', '/api/notifications/v1/providers', undefined, { role: 'operator' });
  expect(body.map(({ name }) => name)).toEqual(['smtp-main', 'sms-main', 'wa-twilio', 'in-app']);
});

function receipt(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const now = new Date();
  return door.call('POST', '/webhooks/notifications/sms-main', text, {
    role: 'none',
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(RECEIPT_SECRET).sign('msg_1', now, text),
    },
  });
}

function statusCallback(url: string, status: string, token: string) {
  const form = new URLSearchParams({ MessageSid: 'SM1', MessageStatus: status });
  const signed = [...form].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => name + value);
  const signature = createHmac('sha1', token)
    .update(url + signed.join(''))
    .digest('base64');
  return door.call('POST', url.replace('https://crm.example', ''), form.toString(), {
    role: 'none',
    type: 'application/x-www-form-urlencoded',
    headers: { 'x-twilio-signature': signature },
  });
}
