import { Inject, Injectable } from '@nestjs/common';
import { idFromName } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { digestRequest } from '../../domain/digest/notice.js';
import type { Notification } from '../../domain/notification.js';
import {
  MESSAGE_RENDERER,
  type MessageRenderer,
  type RenderedMessage,
} from '../../domain/template/renderer.port.js';
import { LIMITS } from '../../domain/template/template.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';
import { SendNotification } from '../send-notification/send-notification.use-case.js';

/** By this reason the policy makes a message wait for the person's digest. */
const DIGEST_RULE = 'preference.digest';
/** So that the longest texts still fit into one message. */
const MOST = 40;

interface Item {
  notification: Notification;
  title: string;
  text: string;
}

/** Puts messages whose reader wants them together into one, when their time has come. */
@Injectable()
export class GatherDigests {
  constructor(
    private readonly send: SendNotification,
    private readonly cancellations: CancelNotifications,
    @Inject(MESSAGE_RENDERER) private readonly renderer: MessageRenderer,
  ) {}

  /**
   * @param due locked by the transaction; what goes into a digest is called off as a message of its own
   * @returns those that go their own way: who wants no digest, who is alone in it, what cannot be put
   */
  async execute(tx: Transaction, due: readonly Notification[]): Promise<Notification[]> {
    const gathered = new Set<string>();
    for (const group of groupsOf(due)) {
      const items = (await Promise.all(group.map((one) => this.item(one)))).flatMap((item) => item ?? []);
      if (items.length < 2) continue;
      const ids = items.map(({ notification }) => notification.id);
      const digestId = idFromName('digest', ...ids.toSorted());
      const reason = `it is in the digest ${digestId}`;
      const keys = items.map(({ notification }) => notification.idempotencyKey);
      await this.cancellations.execute(tx, { of: { keys }, by: 'digests', reason });
      await this.send.execute(tx, [digestRequest(digestId, group[0]!, items)]);
      for (const id of ids) gathered.add(id);
    }
    return due.filter(({ id }) => !gathered.has(id));
  }

  private async item(notification: Notification): Promise<Item | undefined> {
    const { say } = notification;
    const said = say.content ?? (await this.put(notification));
    if (!said || said.text.length > LIMITS.text) return undefined;
    const { subject, text } = said;
    return { notification, title: subject ?? text.split('\n', 1)[0]!.slice(0, 80), text };
  }

  private async put({ say, language, timeZone }: Notification): Promise<RenderedMessage | undefined> {
    if (!say.template) return undefined;
    const { rendered } = await this.renderer.render({
      ...say.template,
      channel: 'in-app',
      ...(language && { language }),
      ...(timeZone && { zone: timeZone }),
    });
    return rendered;
  }
}

function groupsOf(due: readonly Notification[]): Notification[][] {
  const groups = new Map<string, Notification[]>();
  for (const notification of due) {
    if (!notification.reasons.some(({ rule }) => rule === DIGEST_RULE)) continue;
    const key = `${notification.subscriberId} ${notification.purpose}`;
    const open = groups.get(key) ?? [];
    open.push(notification);
    groups.set(key, open);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MOST) }, (_, n) => group.slice(n * MOST, (n + 1) * MOST)),
  );
}
