import type { Outcome } from '../../domain/delivery/outcome.js';
import type { DeliveryProvider, OutgoingMessage } from '../../domain/delivery/provider.port.js';
import type { PushDevice, PushDevices } from '../../domain/delivery/subscriptions.port.js';
import webPush from 'web-push';
import { GUARD_REFUSED, refusalOf, type AddressGuard } from '../http/address-guard.js';
import { HttpPost } from '../http/http-post.js';
import { outcomeOf } from '../http/http-outcome.js';

export interface WebPushOptions {
  name: string;
  /** `mailto:` or `https:` address of the operator, for push services to complain to. */
  subject: string;
  publicKey: string;
  privateKey: string;
  concurrency: number;
  timeout: number;
}

const DAY_SECONDS = 24 * 60 * 60;
/** Some push services take 4096 bytes with encryption; titles and texts are cut, never refused. */
const LONGEST = { title: 200, body: 1500 };

/** RFC 8030 with VAPID, to all of the person's devices: one that takes it is enough. */
export class WebPushProvider implements DeliveryProvider {
  readonly channel = 'push';
  readonly idempotent = false;
  readonly name: string;
  readonly concurrency: number;
  readonly timeout: number;
  private readonly http: HttpPost;

  constructor(
    private readonly options: WebPushOptions,
    private readonly devices: PushDevices,
    private readonly guard: AddressGuard,
  ) {
    ({ name: this.name, concurrency: this.concurrency, timeout: this.timeout } = options);
    this.http = new HttpPost(guard.lookup);
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    const devices = await this.devices.devicesOf(message.address);
    if (devices.length === 0) {
      return { kind: 'rejected', code: 'push.no-device', reason: 'No device takes push messages any more.' };
    }
    const outcomes = await Promise.all(devices.map((device) => this.sendTo(device, message)));
    return together(outcomes);
  }

  get publicKey(): string {
    return this.options.publicKey;
  }

  close(): void {
    this.http.close();
  }

  private async sendTo(device: PushDevice, message: OutgoingMessage): Promise<Outcome> {
    const refusal = refusalOf(this.guard, device.endpoint);
    if (refusal) return { kind: 'rejected', code: GUARD_REFUSED, reason: refusal };
    const { subject, publicKey, privateKey } = this.options;
    const { endpoint, headers, body } = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      payloadOf(message),
      {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: DAY_SECONDS,
        urgency: message.severity <= 3 ? 'high' : 'normal',
      },
    );
    const result = await this.http.post({
      url: endpoint,
      headers,
      body,
      timeout: this.timeout,
    });
    if (result.kind === 'answered' && (result.status === 404 || result.status === 410)) {
      await this.devices.removeDevice(device.endpoint);
      return { kind: 'rejected', code: `http.${result.status}`, reason: 'The device is gone.' };
    }
    return outcomeOf(result, () => ({ kind: 'accepted' }));
  }
}

function payloadOf({ notificationId, content }: OutgoingMessage): string {
  const { title, body, url } = content.push ?? { title: content.subject ?? '', body: content.text };
  return JSON.stringify({
    id: notificationId,
    title: title.slice(0, LONGEST.title),
    body: body.slice(0, LONGEST.body),
    ...(url && { url }),
  });
}

/** Taken by one is taken; unsure of one is unsure; only what no device can have is tried again or given up. */
function together(outcomes: readonly Outcome[]): Outcome {
  const first = (kind: Outcome['kind']) => outcomes.find((outcome) => outcome.kind === kind);
  return first('accepted') ?? first('unknown') ?? first('unavailable') ?? outcomes[0]!;
}
