import { newId } from '@viewline/kernel';
import type { Outcome } from '../../domain/delivery/outcome.js';
import type { DeliveryProvider, OutgoingMessage } from '../../domain/delivery/provider.port.js';
import type { Notification } from '../../domain/notification.js';
import type { RenderedMessage } from '../../domain/template/renderer.port.js';
import type { Attempt, Claimed } from '../../persistence/delivery-queue.repository.js';
import type { LaneServices } from './lane-services.js';

/** Beyond the longest call: as long as a process lives, so do its claims. */
const LEASE_MARGIN = 5_000;
/** Passed over at once while the provider is spared. */
const PASSED_OVER = 100;
/** Answers that are not written down yet, for each call that may be under way: the database sets the pace then. */
const MOST_UNWRITTEN = 4;
const INTERRUPTED: Outcome = { kind: 'unknown', code: 'interrupted' };

interface Ready extends Attempt {
  content: RenderedMessage;
  headers: OutgoingMessage['headers'];
}

/** The way from one provider's queue to the provider: a lane that stands still holds up nobody in another. */
export class Lane {
  private readonly inFlight = new Set<Promise<void>>();
  private calling = 0;
  private readonly lease: number;

  constructor(
    private readonly provider: DeliveryProvider,
    private readonly services: LaneServices,
    /** Called when there is room again. */
    private readonly onRoom: () => void,
  ) {
    this.lease = provider.timeout + LEASE_MARGIN;
  }

  /** Takes up what is due, as far as there is room. @returns how many messages were taken up */
  async turn(): Promise<number> {
    if (this.state() === 'open') return this.passOver();
    const { room } = this;
    if (room <= 0) return 0;
    const claimed = await this.services.queue.claim(this.provider.name, room, this.lease);
    if (claimed.length > 0) await this.send(claimed);
    return claimed.length;
  }

  /** Calls that may begin. A place is free as soon as the provider has answered, written down or not. */
  get room(): number {
    const { concurrency } = this.provider;
    if (this.inFlight.size - this.calling >= concurrency * MOST_UNWRITTEN) return 0;
    return (this.state() === 'half-open' ? 1 : concurrency) - this.calling;
  }

  /** Enough of them to be worth a statement. */
  get isHalfFree(): boolean {
    return this.room * 2 >= this.provider.concurrency;
  }

  async idle(): Promise<void> {
    await Promise.all(this.inFlight);
  }

  private async send(claimed: readonly Claimed[]): Promise<void> {
    const over: Promise<void>[] = [];
    const prepared = await Promise.all(claimed.map((one) => this.prepare(one, over)));
    const ready = prepared.filter((one) => one !== undefined);
    const begun = await this.services.queue.begin(ready, this.lease);
    for (const attempt of ready.filter(({ id }) => begun.has(id))) this.take(this.call(attempt));
    await Promise.all(over);
  }

  /** @param over settlements of those that need no call */
  private async prepare(
    { notification, lease, openAttempt }: Claimed,
    over: Promise<void>[],
  ): Promise<Ready | undefined> {
    if (openAttempt) {
      // Whoever had it in hand died during the call. This claim ends; where asking again is safe, it is due again soon.
      over.push(this.settle(notification, INTERRUPTED, { attemptId: openAttempt }));
      return undefined;
    }
    const prepared = await this.services.preparation.prepare(notification);
    if ('code' in prepared) {
      over.push(this.settle(notification, { kind: 'rejected', ...prepared }, { final: true }));
      return undefined;
    }
    const channel = this.provider.channel;
    return {
      id: newId(),
      notification: prepared.ready,
      lease,
      channel,
      provider: this.provider.name,
      address: notification.addresses[channel] ?? notification.subscriberId,
      content: prepared.content,
      headers: await this.services.headersOf(notification, channel),
    };
  }

  private async call({ id, notification, address, content, headers }: Ready): Promise<void> {
    const { name, channel } = this.provider;
    this.calling++;
    const outcome = await this.provider
      .send({
        notificationId: notification.id,
        attemptId: id,
        idempotencyKey: `${notification.id}.${channel}`,
        subscriberId: notification.subscriberId,
        address,
        content,
        severity: notification.severity,
        headers,
        receiptUrl: this.services.receiptUrl(name),
      })
      .catch((error: unknown): Outcome => ({ kind: 'unknown', code: (error as Error).name }));
    this.judge(outcome);
    this.calling--;
    this.onRoom();
    this.services.metrics.count(name, outcome.kind);
    await this.settle(notification, outcome, { attemptId: id });
  }

  private state() {
    return this.services.providers.stateOf(this.provider.name);
  }

  private judge(outcome: Outcome): void {
    const breaker = this.services.providers.breakerOf(this.provider.name);
    if (outcome.kind === 'accepted' || outcome.kind === 'rejected') breaker.succeeded();
    else breaker.failed(performance.now());
  }

  /** While it is spared, messages go round it; where there is no way round, they wait. */
  private async passOver(): Promise<number> {
    const { providers, queue } = this.services;
    const breaker = providers.breakerOf(this.provider.name);
    const claimed = await queue.claim(this.provider.name, PASSED_OVER, this.lease);
    const retryAfterSeconds = breaker.untilRetry(performance.now()) / 1000;
    await Promise.all(
      claimed.map(({ notification, openAttempt: attemptId }) =>
        this.settle(
          notification,
          attemptId ? INTERRUPTED : { kind: 'unavailable', code: 'circuit-open', retryAfterSeconds },
          { ...(attemptId && { attemptId }) },
        ),
      ),
    );
    return claimed.length;
  }

  private settle(
    notification: Notification,
    outcome: Outcome,
    { attemptId, final = false }: { attemptId?: string; final?: boolean },
  ): Promise<void> {
    const { name, channel, idempotent } = this.provider;
    return this.services.settlements.record({
      notificationId: notification.id,
      call: { way: { channel, provider: name }, idempotent, outcome, final, at: this.services.now() },
      ...(attemptId && { attemptId }),
    });
  }

  private take(work: Promise<void>): void {
    const tracked = work.finally(() => {
      this.inFlight.delete(tracked);
      this.onRoom();
    });
    this.inFlight.add(tracked);
  }
}
