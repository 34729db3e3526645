import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { ProviderRegistry } from '../providers/provider-registry.js';
import { httpService, takesEachKeyOnce, type Received } from './http-service.suite.js';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

let mail: Awaited<ReturnType<typeof mailServer>>;
let first: Awaited<ReturnType<typeof httpService>>;
let second: Awaited<ReturnType<typeof httpService>>;
let hanging: Awaited<ReturnType<typeof httpService>>;
let door: NotificationsDoor;
let release: () => void;

beforeAll(async () => {
  const held = new Promise<void>((resolve) => (release = resolve));
  mail = await mailServer();
  first = await httpService(takesEachKeyOnce());
  second = await httpService(takesEachKeyOnce());
  hanging = await httpService(async () => {
    await held;
    return { status: 202 };
  });
  door = await notificationsDoor({
    retryDelays: [20],
    providers: [
      { kind: 'http', name: 'sms-first', channel: 'sms', url: first.url },
      { kind: 'http', name: 'sms-second', channel: 'sms', url: second.url },
      {
        kind: 'twilio',
        name: 'wa-hanging',
        channel: 'whatsapp',
        baseUrl: hanging.url,
        accountSid: 'AC1',
        authToken: 'x',
        from: '+14155238886',
        concurrency: 3,
        timeout: 60_000,
      },
      { kind: 'smtp', name: 'smtp-main', url: mail.url, from: 'no-reply@operator.example', timeout: 60_000 },
    ],
  });
});
afterAll(async () => {
  release();
  await door.close();
  await Promise.all([mail, first, second, hanging].map((server) => server.close()));
});

const sql = <Row>(text: string, parameters: unknown[]): Promise<Row[]> =>
  door.app.get(DataSource).query<Row[]>(text, parameters);

async function status(notificationId: string): Promise<string> {
  const [row] = await sql<{ status: string }>('SELECT status FROM notification WHERE id = $1', [
    notificationId,
  ]);
  return row!.status;
}

const about = (received: readonly Received[], id: string) => received.filter(({ body }) => body.includes(id));

describe('a provider that hangs', () => {
  it('holds up only its own messages, and not more of them than it has places', async () => {
    const subscriberId = await door.subscriber([
      { kind: 'whatsapp', value: '+33612345701' },
      { kind: 'phone', value: '+33612345701' },
    ]);
    const stuck = await door.send(
      Array.from({ length: 10 }, () => ({ subscriberId, channels: ['whatsapp' as const] })),
    );
    await eventually(() => expect(hanging.received).toHaveLength(3));
    const others = await door.send(
      Array.from({ length: 60 }, () => ({ subscriberId, channels: ['sms' as const] })),
    );
    for (const { notificationId } of others) {
      await eventually(async () => expect(await status(notificationId)).toBe('sent'));
    }
    expect(hanging.received).toHaveLength(3);
    for (const { notificationId } of stuck) expect(await status(notificationId)).toBe('queued');
    const keys = first.received.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(60);
    expect(keys).toHaveLength(60);
  });
});

describe('fail-over', () => {
  it('sends each message once: by the second provider where the first surely did not take it', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+33612345702' }]);
    first.behaviour.reply = () => ({ status: 503 });
    const [before, twice] = [first.received.length, second.received.length];
    const sent = await door.send(
      Array.from({ length: 30 }, () => ({ subscriberId, channels: ['sms' as const] })),
    );
    for (const { notificationId } of sent) {
      await eventually(async () => expect(await status(notificationId)).toBe('sent'));
      expect(about(second.received, notificationId)).toHaveLength(1);
    }
    expect(second.received.length - twice).toBe(30);
    // It is spared after a few failures: most messages went round it without asking.
    expect(first.received.length - before).toBeLessThan(30);
    const { body } = await door.call('GET', '/api/notifications/v1/providers');
    expect(body[0]).toMatchObject({ name: 'sms-first', circuit: 'open', queued: 0 });
    first.behaviour.reply = takesEachKeyOnce();
    door.app.get(ProviderRegistry).breakerOf('sms-first').succeeded();
  });

  it('does not turn to another provider while the first may have taken it', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+33612345703' }]);
    first.behaviour.reply = () => ({ status: 500 });
    const [answer] = await door.send([{ subscriberId, channels: ['sms', 'in-app'] }]);
    const id = answer!.notificationId;
    await eventually(async () => expect(await status(id)).toBe('uncertain'));
    expect(new Set(about(first.received, id).map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set([`${id}.sms`]),
    );
    expect(about(second.received, id)).toHaveLength(0);
    expect(door.told(id)).toEqual(['left-uncertain']);
    first.behaviour.reply = takesEachKeyOnce();
    door.app.get(ProviderRegistry).breakerOf('sms-first').succeeded();
  });
});

describe('a process that dies', () => {
  /** Leaves behind what a worker leaves that was killed after the provider was called and before its answer was written. */
  async function killedDuringCall(id: string, channel: string, provider: string): Promise<void> {
    await sql(
      `INSERT INTO notification_attempt (id, notification_id, number, channel, provider, address, started_at)
       VALUES ($1, $2, 1, $3, $4, 'x', now())`,
      [newId(), id, channel, provider],
    );
    await sql(
      `UPDATE notification SET status = 'queued', provider = $2, lease = $3, leased_until = now(),
              facts = facts || jsonb_build_object('status', 'queued', 'provider', $2::text, 'attempts', 1)
       WHERE id = $1`,
      [id, provider, newId()],
    );
  }

  /** One that nobody takes up: the provider that it waits for is none of ours. */
  async function parked(subscriberId: string, channel: 'sms' | 'email'): Promise<string> {
    const [answer] = await door.send([
      { subscriberId, channels: [channel], notBefore: new Date(Date.now() + 3_600_000) },
    ]);
    const id = answer!.notificationId;
    await sql(
      `UPDATE notification SET facts = facts || jsonb_build_object('channels', jsonb_build_array($2::text)) WHERE id = $1`,
      [id, channel],
    );
    return id;
  }

  it('after the call: the message is asked for again with the same key where that is safe, and taken once', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+33612345704' }]);
    const id = await parked(subscriberId, 'sms');
    await killedDuringCall(id, 'sms', 'sms-first');
    await eventually(async () => expect(await status(id)).toBe('sent'));
    expect(about(first.received, id).map(({ headers }) => headers['idempotency-key'])).toEqual([`${id}.sms`]);
    expect(door.told(id)).toEqual(['scheduled', 'sent']);
  });

  it('after the call: the message is uncertain where asking again could send it twice', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'twice@example.org' }]);
    const id = await parked(subscriberId, 'email');
    await killedDuringCall(id, 'email', 'smtp-main');
    await eventually(async () => expect(await status(id)).toBe('uncertain'));
    expect(mail.received.filter(({ to }) => to.includes('twice@example.org'))).toHaveLength(0);
    expect(door.told(id)).toEqual(['scheduled', 'left-uncertain']);

    const found = (finding: unknown, options = {}) =>
      door.call('PUT', `/api/notifications/v1/messages/${id}/finding`, { finding }, options);
    expect((await found('perhaps')).status).toBe(400);
    expect((await found('sent', { role: 'agent' })).status).toBe(403);
    expect((await found('not-sent')).status).toBe(204);
    expect((await found('sent')).status).toBe(409);
    expect(door.told(id)).toEqual(['scheduled', 'left-uncertain', 'failed']);
    expect(await status(id)).toBe('failed');
    const nobody = await door.call('PUT', `/api/notifications/v1/messages/${newId()}/finding`, {
      finding: 'sent',
    });
    expect(nobody.status).toBe(404);
  });

  it('before the call: the message is simply sent', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'before@example.org' }]);
    const id = await parked(subscriberId, 'email');
    await sql(
      `UPDATE notification SET status = 'queued', provider = 'smtp-main', lease = $2, leased_until = now(),
              facts = facts || '{"status": "queued", "provider": "smtp-main"}' WHERE id = $1`,
      [id, newId()],
    );
    await eventually(async () => expect(await status(id)).toBe('sent'));
    expect(mail.received.filter(({ to }) => to.includes('before@example.org'))).toHaveLength(1);
  });
});

describe('a mail server that hangs up', () => {
  it('after it took the mail and before it said so leaves the message uncertain, not sent twice', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'hangup@example.org' }]);
    mail.hooks.afterData = () => new Promise<void>(() => mail.dropConnections());
    const [answer] = await door.send([{ subscriberId, channels: ['email'] }]);
    const id = answer!.notificationId;
    await eventually(async () => expect(await status(id)).toBe('uncertain'));
    mail.hooks.afterData = undefined;
    expect(mail.received.filter(({ to }) => to.includes('hangup@example.org'))).toHaveLength(1);
  });

  it('while a connection is kept for the next mail costs nothing', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'kept@example.org' }]);
    const send = () => door.send([{ subscriberId, channels: ['email'] }]);
    const [one] = await send();
    await eventually(async () => expect(await status(one!.notificationId)).toBe('sent'));
    mail.dropConnections();
    const [two] = await send();
    await eventually(async () => expect(await status(two!.notificationId)).toBe('sent'));
    expect(mail.received.filter(({ to }) => to.includes('kept@example.org'))).toHaveLength(2);
  });
});
