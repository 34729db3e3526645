import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_PURPOSES,
  type NotificationChannel,
  type NotificationPurpose,
} from '@viewline/events';
import { isId } from '@viewline/kernel';
import { linkInvalid } from '../../domain/policy/policy.errors.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';
import { UnsubscribeKeyRepository } from '../../persistence/unsubscribe-key.repository.js';

/** What a link takes back: the consent to messages of a purpose on the channel on which the link came. */
export interface LinkMeaning {
  subscriberId: string;
  purpose: NotificationPurpose;
  channel: NotificationChannel;
  notificationId: string;
}

export const UNSUBSCRIBE_PATH = '/webhooks/notifications/unsubscribe';

/** Signed links. They name nobody in clear that the holder of the letter does not know, and they do not run out. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly keys: UnsubscribeKeyRepository,
    private readonly settings: PolicySettingsRepository,
  ) {}

  /** Headers of a letter by which mail programs offer one click: RFC 2369, RFC 8058. */
  async headersOf(publicUrl: string, meaning: LinkMeaning): Promise<Readonly<Record<string, string>>> {
    const { settings } = await this.settings.current();
    // What nobody can refuse must not pretend that they can.
    if (settings.purposes[meaning.purpose].consent === 'none') return {};
    const token = await this.tokenFor(meaning);
    const url = `${publicUrl.replace(/\/$/, '')}${UNSUBSCRIBE_PATH}?token=${token}`;
    return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  }

  async tokenFor({ subscriberId, purpose, channel, notificationId }: LinkMeaning): Promise<string> {
    const payload = Buffer.from(JSON.stringify([subscriberId, purpose, channel, notificationId])).toString(
      'base64url',
    );
    return `${payload}.${await this.sign(payload)}`;
  }

  /** @throws DomainError `unsubscribe.link-invalid` */
  async read(token: string): Promise<LinkMeaning> {
    const [payload = '', signature = '', ...rest] = token.split('.');
    const expected = Buffer.from(await this.sign(payload));
    const given = Buffer.from(signature);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw linkInvalid();
    }
    return meaningOf(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  }

  private async sign(payload: string): Promise<string> {
    return createHmac('sha256', await this.keys.key())
      .update(payload)
      .digest('base64url');
  }
}

/** Signed by us, but perhaps by a release with other purposes. */
function meaningOf(parts: unknown): LinkMeaning {
  const [subscriberId, purpose, channel, notificationId] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const isKnown =
    isId(subscriberId) &&
    isId(notificationId) &&
    isOneOf(NOTIFICATION_PURPOSES, purpose) &&
    isOneOf(NOTIFICATION_CHANNELS, channel);
  if (!isKnown) throw linkInvalid();
  return { subscriberId, purpose, channel, notificationId };
}

const isOneOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value =>
  (values as readonly unknown[]).includes(value);
