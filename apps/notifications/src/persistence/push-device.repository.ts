import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { PushDevice, PushDevices, WebhookEndpoints } from '../domain/delivery/subscriptions.port.js';

const MOST_DEVICES = 20;

/** Where people take push messages and webhooks. Those of everybody who is one with a subscriber count as theirs. */
@Injectable()
export class PushDeviceRepository implements PushDevices, WebhookEndpoints {
  constructor(private readonly db: DataSource) {}

  async devicesOf(subscriberId: string): Promise<PushDevice[]> {
    return this.db.query(
      `WITH RECURSIVE up AS (
         SELECT $1::uuid AS id, 0 AS height
         UNION ALL
         SELECT e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.id
         WHERE e.parent_id IS NOT NULL AND up.height < 100
       )
       SELECT endpoint, p256dh, auth FROM push_subscription WHERE subscriber_id IN (SELECT id FROM up)
       ORDER BY created_at DESC LIMIT $2`,
      [subscriberId, MOST_DEVICES],
    );
  }

  /** The same device for another subscriber is that one's from now on. */
  async addDevice(subscriberId: string, { endpoint, p256dh, auth }: PushDevice, now: Date): Promise<void> {
    await this.db.query(
      `INSERT INTO push_subscription (endpoint, subscriber_id, p256dh, auth, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (endpoint) DO UPDATE SET subscriber_id = excluded.subscriber_id, p256dh = excluded.p256dh,
         auth = excluded.auth`,
      [endpoint, subscriberId, p256dh, auth, now],
    );
  }

  async removeDevice(endpoint: string, subscriberId?: string): Promise<void> {
    await this.db.query(
      'DELETE FROM push_subscription WHERE endpoint = $1 AND ($2::uuid IS NULL OR subscriber_id = $2)',
      [endpoint, subscriberId ?? null],
    );
  }

  /** Its own one, where several subscribers gave the same address. */
  async webhookAt(url: string, subscriberId: string): Promise<{ url: string; secret: string } | undefined> {
    const rows = await this.db.query<{ url: string; secret: string }[]>(
      'SELECT url, secret FROM webhook_endpoint WHERE url = $1 ORDER BY subscriber_id <> $2 LIMIT 1',
      [url, subscriberId],
    );
    return rows[0];
  }

  /** @returns the secret that its messages are signed with, told this once */
  async setWebhook(subscriberId: string, url: string): Promise<string> {
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    await this.db.query(
      `INSERT INTO webhook_endpoint (subscriber_id, url, secret) VALUES ($1, $2, $3)
       ON CONFLICT (subscriber_id) DO UPDATE SET url = excluded.url, secret = excluded.secret`,
      [subscriberId, url, secret],
    );
    return secret;
  }

  async removeWebhook(url: string): Promise<void> {
    await this.db.query('DELETE FROM webhook_endpoint WHERE url = $1', [url]);
  }

  async clearWebhook(subscriberId: string): Promise<void> {
    const [rows] = await this.db.query<[unknown[], number]>(
      'DELETE FROM webhook_endpoint WHERE subscriber_id = $1 RETURNING subscriber_id',
      [subscriberId],
    );
    if (rows.length === 0) throw new DomainError('not-found', 'webhook.not-found', 'there is no webhook');
  }
}
