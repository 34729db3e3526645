import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { isPassing } from '@viewline/messaging';
import { cut } from '../../domain/cut.js';
import type { Notification } from '../../domain/notification.js';
import {
  MESSAGE_RENDERER,
  type MessageRenderer,
  type RenderedMessage,
} from '../../domain/template/renderer.port.js';

export type Prepared = { ready: Notification; content: RenderedMessage } | { code: string; reason: string };

/** What is said on the present channel. It is put once: a repetition says exactly the same. */
@Injectable()
export class Preparation {
  constructor(
    @Inject(MESSAGE_RENDERER) private readonly renderer: MessageRenderer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(notification: Notification): Promise<Prepared> {
    const { expiresAt, channels, bound } = notification;
    const channel = channels[0]!;
    // One that may be with the provider already is asked for on: to know is worth more than to stop.
    if (expiresAt && expiresAt <= this.clock.now() && !bound) {
      return { code: 'expired', reason: `Of no use after ${expiresAt.toISOString()}.` };
    }
    const content = notification.content[channel] ?? (await this.tryToPut(notification));
    if ('code' in content) return content;
    return {
      ready: {
        ...notification,
        attempts: notification.attempts + 1,
        content: { ...notification.content, [channel]: content },
      },
      content,
    };
  }

  /** One that cannot be put must not keep those behind it in the queue. */
  private async tryToPut(notification: Notification) {
    try {
      const put = await this.put(notification);
      return 'code' in put ? put : storable(put);
    } catch (error) {
      if (isPassing(error)) throw error;
      return { code: 'template.failed', reason: (error as Error).message };
    }
  }

  private async put({ say, channels, language, timeZone }: Notification) {
    if (say.content) return say.content satisfies RenderedMessage;
    const rendering = await this.renderer.render({
      ...say.template,
      channel: channels[0]!,
      ...(language && { language }),
      ...(timeZone && { zone: timeZone }),
    });
    if (rendering.rendered) return rendering.rendered;
    if (rendering.refused !== undefined) return { code: 'template.refused', reason: rendering.refused };
    return rendering.unknownTemplate
      ? { code: 'template.unknown', reason: `There is no template ${say.template.name}.` }
      : { code: 'template.unfilled', reason: `Unfilled slots: ${rendering.missing.join(', ')}.` };
  }
}

/** What was filled into a template came from anywhere. */
function storable(put: RenderedMessage): RenderedMessage {
  return JSON.parse(JSON.stringify(put), (_key, value: unknown) =>
    typeof value === 'string' ? cut(value, value.length) : value,
  ) as RenderedMessage;
}
