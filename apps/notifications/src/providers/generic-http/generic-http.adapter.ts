import { DomainError, isId } from '@viewline/kernel';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Outcome } from '../../domain/delivery/outcome.js';
import type {
  DeliveryProvider,
  OutgoingMessage,
  ReceiptRequest,
} from '../../domain/delivery/provider.port.js';
import { RECEIPT_STATUSES, type Receipt } from '../../domain/delivery/receipt.js';
import { HttpPost } from '../http/http-post.js';
import { memberOf, outcomeOf } from '../http/http-outcome.js';
import { verifiedJson } from '../http/standard-webhook.js';

export interface GenericHttpOptions {
  name: string;
  channel: 'sms' | 'whatsapp' | 'email';
  url: string;
  /** Sent as a bearer token. */
  token?: string;
  /** Standard Webhooks secret of its receipts; without one it may not report. */
  receiptSecret?: string;
  /** Whether it keeps to `Idempotency-Key`. */
  idempotent: boolean;
  concurrency: number;
  timeout: number;
}

const ReceiptsSchema = Type.Array(
  Type.Object({
    status: Type.Enum([...RECEIPT_STATUSES]),
    /** The `reference` of the message. */
    reference: Type.Optional(Type.String({ maxLength: 100 })),
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    at: Type.Optional(Type.String({ format: 'date-time' })),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  { maxItems: 1000 },
);
const receipts = Compile(ReceiptsSchema);

/** Any service that takes JSON with an `Idempotency-Key`; the README has the form. */
export class GenericHttpProvider implements DeliveryProvider {
  readonly name: string;
  readonly channel: GenericHttpOptions['channel'];
  readonly idempotent: boolean;
  readonly concurrency: number;
  readonly timeout: number;
  private readonly http = new HttpPost();

  constructor(private readonly options: GenericHttpOptions) {
    ({
      name: this.name,
      channel: this.channel,
      idempotent: this.idempotent,
      concurrency: this.concurrency,
      timeout: this.timeout,
    } = options);
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    const { url, token } = this.options;
    const result = await this.http.post({
      url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.idempotencyKey,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({
        reference: message.notificationId,
        channel: this.channel,
        to: message.address,
        ...message.content,
        receipts: message.receiptUrl,
      }),
      timeout: this.timeout,
    });
    return outcomeOf(result, (text) => {
      const providerMessageId = memberOf(text, 'id');
      return { kind: 'accepted', ...(providerMessageId && { providerMessageId }) };
    });
  }

  readReceipts(request: ReceiptRequest): Receipt[] {
    const { receiptSecret } = this.options;
    if (!receiptSecret)
      throw new DomainError('not-found', 'receipt.unknown-provider', 'no such provider reports');
    const json = verifiedJson(request, receiptSecret);
    const list = Array.isArray(json) ? json : [json];
    if (!receipts.Check(list)) {
      const details = [...receipts.Errors(list)]
        .slice(0, 20)
        .map((error) => ({ path: error.instancePath.slice(1).replaceAll('/', '.'), message: error.message }));
      throw new DomainError('invalid', 'receipt.malformed', 'these are no receipts', details);
    }
    return list.map(({ status, reference, id, at, code, reason }) => ({
      status,
      ...(isId(reference) && { notificationId: reference }),
      ...(id && { providerMessageId: id }),
      ...(at && { at: new Date(at) }),
      ...(code && { code }),
      ...(reason && { reason }),
    }));
  }

  close(): void {
    this.http.close();
  }
}
