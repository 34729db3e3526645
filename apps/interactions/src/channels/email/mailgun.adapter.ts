import { DomainError } from '@viewline/kernel';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Attachment } from '../../domain/channel-fact.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { fromEpoch, fromText } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { hmac, requireFresh, requireSignature } from '../shared/signature.js';
import { mailContact, type Mail } from './mail-contact.js';
import { mailboxesOf } from './mail-header.js';
import { parseMime } from './mime-mail.js';

/** Mailgun's own advice. Short, because its signature covers the timestamp and a token and not the mail. */
const TOLERANCE_SECONDS = 120;

/** Mailgun routes, parsed or raw (`body-mime`). Id: `Message-Id`. */
export class MailgunAdapter implements ChannelAdapter {
  readonly provider = 'mailgun';
  readonly path = 'mailgun';

  constructor(
    private readonly signingKey: string,
    private readonly ownAddresses: readonly string[] = [],
  ) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const form = await parseForm(request);
    this.verify(form, request.receivedAt);
    const mime = text(form, 'body-mime');
    const mail = mime ? await parseMime(Buffer.from(mime), this.provider) : this.parsedMail(form);
    return gatherFacts([mail], () => mailContact(mail, request.receivedAt, this.ownAddresses), {
      status: 200,
    });
  }

  /** The signature stands inside the form, so this is the one door that has to parse before it verifies. */
  private verify(form: FormData, receivedAt: Date): void {
    const timestamp = text(form, 'timestamp') ?? '';
    const token = text(form, 'token') ?? '';
    requireSignature(
      token && text(form, 'signature'),
      hmac('sha256', this.signingKey, 'hex', timestamp, token),
    );
    requireFresh(timestamp, receivedAt, TOLERANCE_SECONDS);
  }

  private parsedMail(form: FormData): Mail {
    const header = (name: string) => text(form, name) ?? text(form, capitalised(name));
    const from = mailboxesOf(text(form, 'from') ?? text(form, 'sender'))[0];
    if (!from) throw new DomainError('invalid', 'webhook.unreadable', 'a mail without sender');
    return {
      provider: this.provider,
      messageId: header('message-id') ?? text(form, 'Message-Id'),
      inReplyTo: header('in-reply-to'),
      references: header('references'),
      from,
      to: mailboxesOf(text(form, 'recipient') ?? header('to')),
      subject: header('subject'),
      text: text(form, 'body-plain'),
      strippedText: text(form, 'stripped-text'),
      date: fromText(header('date')) ?? fromEpoch(text(form, 'timestamp')),
      header,
      attachments: attachments(form),
    };
  }
}

async function parseForm(request: WebhookRequest): Promise<FormData> {
  try {
    const type = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
    return await new Response(request.rawBody, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new DomainError('invalid', 'webhook.malformed-form', 'the body is not a form');
  }
}

function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function attachments(form: FormData): Attachment[] {
  const found: Attachment[] = [];
  for (const [, value] of form) {
    if (typeof value !== 'string') found.push({ name: value.name, mimeType: value.type, size: value.size });
  }
  return found;
}

function capitalised(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
