import { DomainError, isId } from '@viewline/kernel';
import type { Outcome } from '../../domain/delivery/outcome.js';
import type {
  DeliveryProvider,
  OutgoingMessage,
  ReceiptRequest,
} from '../../domain/delivery/provider.port.js';
import type { Receipt, ReceiptStatus } from '../../domain/delivery/receipt.js';
import { HttpPost } from '../http/http-post.js';
import { memberOf, outcomeOf } from '../http/http-outcome.js';
import { signedForm } from './twilio-signature.js';

export interface TwilioOptions {
  name: string;
  channel: 'sms' | 'whatsapp';
  /** `https://api.twilio.com`, or a service that speaks the same. */
  baseUrl: string;
  accountSid: string;
  authToken: string;
  /** Number in E.164, or a messaging service's id (`MG…`). */
  from: string;
  concurrency: number;
  timeout: number;
}

/** Twilio's words for a message; others, such as `queued`, tell nothing that we do not know. */
const STATUSES: Readonly<Record<string, ReceiptStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
};

/** Twilio's Messages API has no idempotency key: what may have been taken is not repeated. */
export class TwilioProvider implements DeliveryProvider {
  readonly idempotent = false;
  readonly name: string;
  readonly channel: 'sms' | 'whatsapp';
  readonly concurrency: number;
  readonly timeout: number;
  private readonly http = new HttpPost();

  constructor(private readonly options: TwilioOptions) {
    ({
      name: this.name,
      channel: this.channel,
      concurrency: this.concurrency,
      timeout: this.timeout,
    } = options);
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    const { baseUrl, accountSid, authToken, from } = this.options;
    const isService = from.startsWith('MG');
    const form = new URLSearchParams({
      To: this.addressed(message.address),
      [isService ? 'MessagingServiceSid' : 'From']: isService ? from : this.addressed(from),
      Body: message.content.text,
      StatusCallback: `${message.receiptUrl}?notification=${message.notificationId}`,
    });
    const result = await this.http.post({
      url: `${baseUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
      timeout: this.timeout,
    });
    return outcomeOf(result, (text) => {
      const providerMessageId = memberOf(text, 'sid');
      return { kind: 'accepted', ...(providerMessageId && { providerMessageId }) };
    });
  }

  readReceipts({ headers, body, url }: ReceiptRequest): Receipt[] {
    const signature = headers['x-twilio-signature'];
    if (typeof signature !== 'string') {
      throw new DomainError('unauthenticated', 'receipt.unsigned', 'the request carries no signature');
    }
    const form = signedForm({ url, body, signature, authToken: this.options.authToken });
    const providerMessageId = form.get('MessageSid') ?? form.get('SmsSid');
    const said = form.get('MessageStatus') ?? form.get('SmsStatus');
    if (!providerMessageId || !said) {
      throw new DomainError('invalid', 'receipt.malformed', 'MessageSid and MessageStatus are needed');
    }
    const status = Object.hasOwn(STATUSES, said) ? STATUSES[said] : undefined;
    if (!status) return [];
    const notificationId = new URL(url).searchParams.get('notification');
    const errorCode = form.get('ErrorCode');
    return [
      {
        status,
        providerMessageId: providerMessageId.slice(0, 500),
        ...(isId(notificationId) && { notificationId }),
        ...(errorCode && { code: `twilio.${errorCode.slice(0, 60)}` }),
      },
    ];
  }

  close(): void {
    this.http.close();
  }

  private addressed(address: string): string {
    return this.channel === 'whatsapp' ? `whatsapp:${address}` : address;
  }
}
