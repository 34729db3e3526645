import { randomUUID } from 'node:crypto';
import { signers } from '@viewline/simulator';
import { PUBLIC_URL, type RunningProduct } from './running-product.js';

/** Sends one SMS from that number; returns its id once it is acknowledged. */
export async function sendText(product: RunningProduct, from: string, text: string): Promise<string> {
  const sid = `SM${randomUUID().replaceAll('-', '')}`;
  const fields = { MessageSid: sid, AccountSid: 'AC1', From: from, To: '+442071838750', Body: text };
  const { status } = await product.webhook(
    signers.twilio(product.secrets.twilioAuthToken!, PUBLIC_URL, '/webhooks/twilio/sms', fields),
  );
  if (status !== 200) throw new Error(`the SMS was answered ${status}`);
  return sid;
}

/** Messages that keep coming, one after the other, from a few numbers in turn. */
export class TextTraffic {
  /** Acknowledged texts of each number, oldest first. */
  readonly sent = new Map<string, string[]>();
  private stopping = false;
  private readonly running: Promise<void>;

  constructor(product: RunningProduct, numbers: readonly string[]) {
    this.running = this.run(product, numbers);
    // Whoever stops it is told; until then it must not end the tests.
    this.running.catch(() => undefined);
  }

  get count(): number {
    return [...this.sent.values()].reduce((sum, texts) => sum + texts.length, 0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(product: RunningProduct, numbers: readonly string[]): Promise<void> {
    for (let n = 0; !this.stopping; n++) {
      const from = numbers[n % numbers.length]!;
      const text = `message ${n}`;
      await sendText(product, from, text);
      this.sent.set(from, [...(this.sent.get(from) ?? []), text]);
    }
  }
}
