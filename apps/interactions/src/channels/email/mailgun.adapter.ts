import { DomainError } from '@viewline/kernel';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Attachment } from '../../domain/channel-fact.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { fromText } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { hmac, requireFresh, requireSignature } from '../shared/signature.js';
import { listAt, numberAt, textAt } from '../shared/untrusted-json.js';
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
    const mail = text(form, 'body-mime')
      ? await parseMime(mimeBytes(form, request), this.provider)
      : this.parsedMail(form);
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
      date: fromText(header('date')),
      header,
      attachments: [...attachments(form), ...storedAttachments(form)],
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

/** Of a mail that a `store()` route keeps at Mailgun: a list in JSON instead of the files. */
function storedAttachments(form: FormData): Attachment[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text(form, 'attachments') ?? '[]');
  } catch {
    return [];
  }
  return listAt({ stored }, 'stored').map((file) => ({
    name: textAt(file, 'name'),
    mimeType: textAt(file, 'content-type'),
    size: numberAt(file, 'size'),
    url: textAt(file, 'url'),
  }));
}

/** The mail as it was sent: its parts may be in other encodings than UTF-8, as which a form's fields are read. */
function mimeBytes(form: FormData, { rawBody }: WebhookRequest): Buffer {
  const pairs = rawBody.toString('latin1').split('&');
  const escaped = pairs.find((pair) => pair.startsWith('body-mime='))?.slice('body-mime='.length);
  if (escaped === undefined) return Buffer.from(text(form, 'body-mime') ?? '');
  const bytes = escaped
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

function capitalised(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
