import { ManualClock } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { Letter } from '../providers/smtp/delivery-reports.suite.js';
import { bounceMailbox, signature } from './bounce-mailbox.suite.js';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, settled } from './notifications-door.suite.js';

export const BOUNCE_SECRET = `whsec_${Buffer.from('brings back what came back to us').toString('base64')}`;
const SMTP = {
  kind: 'smtp' as const,
  from: 'Operator <no-reply@operator.example>',
  bounces: 'bounces@operator.example',
};

export interface Sent {
  id: string;
  subscriberId: string;
  letter: Letter;
}

export interface Bringing {
  provider?: string;
  type?: string;
  headers?: Record<string, string>;
}

/** The whole service between a mail server that takes letters and a mailbox that brings them back. */
export async function bounceDoor(clock: ManualClock) {
  const mail = await mailServer();
  const door = await notificationsDoor({
    clock,
    retryDelays: [20],
    providers: [
      { ...SMTP, name: 'smtp-main', url: mail.url, receiptSecret: BOUNCE_SECRET },
      // Nobody is at home there.
      { ...SMTP, name: 'smtp-plain', url: 'smtp://127.0.0.1:1' },
    ],
  });
  async function bring(
    raw: string | Buffer,
    {
      provider = 'smtp-main',
      type = 'message/rfc822',
      headers = signature(BOUNCE_SECRET, raw),
    }: Bringing = {},
  ): Promise<number> {
    const { status } = await fetch(`${door.origin}/webhooks/notifications/${provider}`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: raw,
    });
    return status;
  }
  const mailbox = await bounceMailbox((raw) => bring(raw));
  let people = 0;

  return {
    ...door,
    mail,
    bring,
    handBack: mailbox.handBack,

    async sendLetter(to = `someone-${++people}@example.org`, subscriberId?: string): Promise<Sent> {
      const person = subscriberId ?? (await door.subscriber([{ kind: 'email', value: to }]));
      const before = mail.received.length;
      const [answer] = await door.send([{ subscriberId: person, channels: ['email'] }]);
      const id = answer!.notificationId;
      await settled(door, id, person);
      const received = mail.received.slice(before).find((one) => one.to.includes(to))!;
      const letter = { sender: received.from, messageId: received.mail.messageId!, to };
      return { id, subscriberId: person, letter };
    },

    shown: ({ id, subscriberId }: Pick<Sent, 'id' | 'subscriberId'>) => settled(door, id, subscriberId),

    triesOf: ({ id }: Pick<Sent, 'id'>) =>
      door.app
        .get(DataSource)
        .query<{ id: string; provider: string; outcome: string }[]>(
          'SELECT id, provider, outcome FROM notification_attempt WHERE notification_id = $1 ORDER BY number',
          [id],
        ),

    failure: ({ id }: Pick<Sent, 'id'>) =>
      door.events.find(({ type, subject }) => subject === id && type === 'viewline.notification.failed.v1')
        ?.data,

    async close(): Promise<void> {
      await door.close();
      await mailbox.close();
      await mail.close();
    },
  };
}

export type BounceDoor = Awaited<ReturnType<typeof bounceDoor>>;
