import { generateKeyPairSync } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import webPush from 'web-push';
import { httpService } from './http-service.suite.js';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, settled, type NotificationsDoor } from './notifications-door.suite.js';

let mail: Awaited<ReturnType<typeof mailServer>>;
let devices: Awaited<ReturnType<typeof httpService>>;
let door: NotificationsDoor;

beforeAll(async () => {
  mail = await mailServer();
  devices = await httpService(({ path }) => ({ status: path === '/gone' ? 410 : 201 }));
  const vapid = webPush.generateVAPIDKeys();
  door = await notificationsDoor({
    providers: [
      { kind: 'smtp', name: 'smtp-main', url: mail.url, from: 'Operator <no-reply@operator.example>' },
      { kind: 'web-push', name: 'web-push', subject: 'mailto:ops@operator.example', ...vapid },
      { kind: 'webhook', name: 'webhooks' },
    ],
  });
});
afterAll(async () => {
  await door.close();
  await Promise.all([mail, devices].map((server) => server.close()));
});

describe('a push message', () => {
  it('reaches the devices that are there; one that is gone is forgotten', async () => {
    const subscriberId = await door.subscriber([]);
    const path = `/api/notifications/v1/subscribers/${subscriberId}/push-subscriptions`;
    for (const device of ['/gone', '/here']) {
      const answer = await door.call('POST', path, browser(`${devices.url}${device}`), {
        role: 'integrator',
      });
      expect(answer.status).toBe(204);
    }
    const [first] = await door.send([{ subscriberId, channels: ['push'] }]);
    expect(await settled(door, first!.notificationId, subscriberId)).toMatchObject({
      status: 'sent',
      channel: 'push',
    });
    const [second] = await door.send([{ subscriberId, channels: ['push'] }]);
    await settled(door, second!.notificationId, subscriberId);
    expect(devices.received.filter(({ path: asked }) => asked === '/gone')).toHaveLength(1);
    const here = devices.received.filter(({ path: asked }) => asked === '/here');
    expect(here).toHaveLength(2);
    expect(here[0]!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(here[0]!.headers.authorization).toMatch(/^vapid t=/);
  });

  it('is not subscribed to with addresses of the house or broken keys', async () => {
    const path = '/api/notifications/v1/subscribers/0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801/push-subscriptions';
    const refused = [
      browser('http://10.0.0.1/'),
      browser('file:///etc/passwd'),
      { ...browser(`${devices.url}/x`), keys: { p256dh: 'short', auth: 'x' } },
      { endpoint: `${devices.url}/x` },
      {},
      [],
    ];
    for (const body of refused) expect((await door.call('POST', path, body)).status).toBe(400);
    expect((await door.call('POST', path, browser(`${devices.url}/x`), { role: 'agent' })).status).toBe(403);
  });
});

describe('a webhook', () => {
  it('is signed, and its id is the key by which repetitions are told', async () => {
    const subscriberId = await door.subscriber([]);
    const target = await httpService(() => ({ status: 204 }));
    const path = `/api/notifications/v1/subscribers/${subscriberId}/webhook`;
    const { body } = await door.call('PUT', path, { url: `${target.url}/hook` });
    const [answer] = await door.send([{ subscriberId, channels: ['webhook'] }]);
    const id = answer!.notificationId;
    expect(await settled(door, id, subscriberId)).toMatchObject({ status: 'sent', channel: 'webhook' });
    const [request] = target.received;
    const verified = new Webhook(String(body['secret'])).verify(
      request!.body,
      request!.headers as Record<string, string>,
    );
    expect(request!.headers['webhook-id']).toBe(`${id}.webhook`);
    expect(verified).toMatchObject({
      type: 'notification',
      data: { id, text: 'Maintenance ce soir — 今晚维护' },
    });
    await target.close();
  });

  it('does not lead into the house', async () => {
    const path = '/api/notifications/v1/subscribers/0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801/webhook';
    for (const url of [
      'http://169.254.169.254/',
      'http://10.1.2.3/',
      'ftp://x.example/',
      'http://u:p@x.example/',
      '',
    ]) {
      expect((await door.call('PUT', path, { url })).status).toBe(400);
    }
    expect((await door.call('DELETE', path)).status).toBe(404);
  });
});

describe('the inbox', () => {
  it('shows what was sent to it, and marks as read once', async () => {
    const subscriberId = await door.subscriber([]);
    const [answer] = await door.send([{ subscriberId, channels: ['in-app'] }]);
    const id = answer!.notificationId;
    await settled(door, id, subscriberId);
    const inbox = await door.call('GET', `/api/notifications/v1/inbox?subscriberId=${subscriberId}`);
    expect(inbox.body['items']).toEqual([expect.objectContaining({ id, subject: 'صيانة' })]);
    const read = () =>
      door.call('POST', `/api/notifications/v1/inbox/${id}/read`, undefined, { role: 'integrator' });
    expect((await read()).status).toBe(204);
    expect((await read()).status).toBe(204);
    expect(door.told(id)).toEqual(['sent', 'read']);
    const missing = await door.call('POST', '/api/notifications/v1/inbox/x/read', undefined, {
      role: 'integrator',
    });
    expect(missing.status).toBe(404);
  });
});

describe('asking for a message', () => {
  it('twice with one key sends one', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'once@example.org' }]);
    const request = { subscriberId, idempotencyKey: 'reminder:42:7d', channels: ['email'] as const };
    const answers = await Promise.all([
      door.send([request, request]),
      door.send([request]),
      door.send([request]),
    ]);
    const flat = answers.flat();
    expect(new Set(flat.map(({ notificationId }) => notificationId)).size).toBe(1);
    expect(flat.filter(({ outcome }) => outcome !== 'known')).toHaveLength(1);
    await settled(door, flat[0]!.notificationId, subscriberId);
    expect(mail.received.filter(({ to }) => to.includes('once@example.org'))).toHaveLength(1);
  });

  it('fails at once where nothing leads to the person, and says so', async () => {
    const subscriberId = await door.subscriber([]);
    const [answer] = await door.send([{ subscriberId, channels: ['email', 'sms'] }]);
    expect(answer).toMatchObject({ outcome: 'failed' });
    expect(door.told(answer!.notificationId)).toEqual(['failed']);
  });

  it('is shown in the family of whoever was merged, and stays with each after the merge is undone', async () => {
    const [one, other] = [await door.subscriber([]), await door.subscriber([])];
    await door.send([
      { subscriberId: one, channels: ['in-app'] },
      { subscriberId: other, channels: ['in-app'] },
    ]);
    const owners = async (id: string) => (await door.messagesOf(id)).map(({ subscriberId }) => subscriberId);
    await door.merge(one, other);
    expect(new Set(await owners(one))).toEqual(new Set([one, other]));
    expect(await owners(other)).toHaveLength(2);
    await door.unmerge(one, other);
    expect(await owners(one)).toEqual([one]);
    expect(await owners(other)).toEqual([other]);
  });

  it('pages without losing or repeating any', async () => {
    const subscriberId = await door.subscriber([]);
    const sent = await door.send(
      Array.from({ length: 7 }, () => ({ subscriberId, channels: ['in-app' as const] })),
    );
    const seen: unknown[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query = `limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await door.call(
        'GET',
        `/api/notifications/v1/subscribers/${subscriberId}/messages?${query}`,
      );
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = body['next'] as string | undefined;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(sent.map(({ notificationId }) => notificationId)));
    const list = `/api/notifications/v1/subscribers/${subscriberId}/messages`;
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=%00', 'cursor=abc', 'more=1']) {
      expect((await door.call('GET', `${list}?${query}`)).status).toBe(400);
    }
    expect((await door.call('GET', '/api/notifications/v1/subscribers/x/messages')).status).toBe(400);
    expect((await door.call('GET', list, undefined, { role: 'operator' })).status).toBe(403);
  });
});

/** What a browser gives when it subscribes. */
function browser(endpoint: string) {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
  return {
    endpoint,
    expirationTime: null,
    keys: { p256dh: point.toString('base64url'), auth: Buffer.alloc(16, 7).toString('base64url') },
  };
}
