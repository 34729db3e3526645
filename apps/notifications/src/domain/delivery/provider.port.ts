import type { Channel } from '../channel.js';
import type { RenderedMessage } from '../template/renderer.port.js';
import type { Outcome } from './outcome.js';
import type { Receipt } from './receipt.js';

export interface OutgoingMessage {
  notificationId: string;
  /** Of this very call. */
  attemptId: string;
  /** The same at every repetition of this message to this provider. */
  idempotencyKey: string;
  subscriberId: string;
  address: string;
  content: RenderedMessage;
  severity: number;
  /** Of a letter, such as by which a mail program offers to unsubscribe. */
  headers: Readonly<Record<string, string>>;
  /** Where the provider may report to, if it is told with each message. */
  receiptUrl: string;
}

export interface ReceiptRequest {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  /** As the provider called it: signed by some. */
  url: string;
}

/** One way out of the house. */
export interface DeliveryProvider {
  /** Unique; part of the address at which it reports. */
  readonly name: string;
  readonly channel: Channel;
  /** It takes a message with the same idempotency key once, however often it is asked. */
  readonly idempotent: boolean;
  /** Calls at a time: the bulkhead. */
  readonly concurrency: number;
  /** Milliseconds after which a call is given up. */
  readonly timeout: number;
  /** Never throws for what the other side does. */
  send(message: OutgoingMessage): Promise<Outcome>;
  /** @throws DomainError `receipt.unsigned`, `receipt.malformed` */
  readReceipts?(request: ReceiptRequest): Receipt[] | Promise<Receipt[]>;
  close?(): void;
}
