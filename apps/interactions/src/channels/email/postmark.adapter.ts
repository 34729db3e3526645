import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { fromText } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { requireSignature } from '../shared/signature.js';
import { idAt, listAt, numberAt, parseJsonObject, textAt, unreadable } from '../shared/untrusted-json.js';
import { mailContact, type Mail, type Mailbox } from './mail-contact.js';
import { textOfHtml } from './mime-mail.js';

/** Postmark inbound. It signs nothing: credentials stand in the webhook's URL. Id: Postmark's `MessageID`. */
export class PostmarkAdapter implements ChannelAdapter {
  readonly provider = 'postmark';
  readonly path = 'postmark';

  constructor(
    private readonly credentials: string,
    private readonly ownAddresses: readonly string[] = [],
  ) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const expected = `Basic ${Buffer.from(this.credentials).toString('base64')}`;
    requireSignature(request.headers.authorization?.replace(/^basic /i, 'Basic '), expected);
    const payload = parseJsonObject(request.rawBody);
    // Bounces, opens and clicks come by the same kind of webhook and carry a RecordType.
    if (textAt(payload, 'RecordType') !== undefined) {
      return gatherFacts(['a record that holds no contact'], (note) => note, { status: 200 });
    }
    const mail = await this.mail(payload);
    return gatherFacts([mail], () => mailContact(mail, request.receivedAt, this.ownAddresses), {
      status: 200,
    });
  }

  private async mail(payload: unknown): Promise<Mail> {
    const headers = new Map<string, string>();
    for (const one of listAt(payload, 'Headers')) {
      const name = textAt(one, 'Name')?.toLowerCase();
      if (name && !headers.has(name)) headers.set(name, textAt(one, 'Value') ?? '');
    }
    const html = textAt(payload, 'HtmlBody');
    return {
      provider: this.provider,
      providerId: idAt(payload, 'MessageID') ?? unreadable('no MessageID'),
      messageId: headers.get('message-id'),
      inReplyTo: headers.get('in-reply-to'),
      references: headers.get('references'),
      from:
        mailbox(payload, 'FromFull') ??
        address(textAt(payload, 'From')) ??
        unreadable('a mail without sender'),
      to: [...listAt(payload, 'ToFull'), ...listAt(payload, 'CcFull')].flatMap((one) => mailbox(one) ?? []),
      subject: textAt(payload, 'Subject'),
      text: textAt(payload, 'TextBody') ?? (html === undefined ? undefined : await textOfHtml(html)),
      strippedText: textAt(payload, 'StrippedTextReply'),
      date: fromText(textAt(payload, 'Date')),
      header: (name) => headers.get(name),
      attachments: listAt(payload, 'Attachments').map((one) => ({
        name: textAt(one, 'Name'),
        mimeType: textAt(one, 'ContentType'),
        size: numberAt(one, 'ContentLength'),
      })),
    };
  }
}

function mailbox(value: unknown, ...path: string[]): Mailbox | undefined {
  const found = textAt(value, ...path, 'Email');
  return found === undefined ? undefined : { address: found, name: textAt(value, ...path, 'Name') };
}

function address(text: string | undefined): Mailbox | undefined {
  return text === undefined ? undefined : { address: text };
}
