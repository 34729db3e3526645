import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import type { CallOptions } from '@viewline/testing';
import { DUE_SWEEP } from '../commands/release-due/release-due.use-case.js';
import { mailServer } from './mail-server.suite.js';
import { MESSAGES, notificationsDoor } from './notifications-door.suite.js';

type Body = Record<string, unknown>;
export const NOON = new Date('2026-03-14T12:00:00.000Z');
export const TOMORROW = new Date(NOON.getTime() + 86_400_000).toISOString();

export const minimal = (more: Body = {}): Body => ({
  content: 'Entretien prévu — 定期维护',
  messageType: 'Email',
  subject: 'تنبيه',
  priority: '1',
  characteristic: [{ name: 'purpose', value: 'security' }],
  receiver: [{ id: 'r1', name: 'Léa', email: `${newId()}@example.org` }],
  sender: { id: 'noc', name: 'Network operations' },
  ...more,
});

/** TMF681 of a service that sends mail to a real server, at noon. */
export async function messageDoor() {
  const clock = new ManualClock(NOON);
  const mail = await mailServer();
  const door = await notificationsDoor({
    clock,
    providers: [{ kind: 'smtp', name: 'smtp-main', url: mail.url, from: 'no-reply@operator.example' }],
  });
  const call = (method: string, path: string, body?: unknown, options: CallOptions = {}) =>
    door.call(method, `${MESSAGES}${path}`, body, { role: 'integrator', ...options });
  return {
    ...door,
    mail,
    clock,
    /** `path` below the resource's. */
    message: call,
    async create(more: Body = {}): Promise<Body & { id: string }> {
      const { status, body, text } = await call('POST', '', minimal(more));
      if (status !== 201) throw new Error(text);
      return body as unknown as Body & { id: string };
    },
    async aMinutePasses(): Promise<void> {
      clock.advance(60_001);
      await door.app.get(Sweeps).runNow(DUE_SWEEP);
    },
    async close(): Promise<void> {
      await door.close();
      await mail.close();
    },
  };
}

export type MessageDoor = Awaited<ReturnType<typeof messageDoor>>;
