import { DomainError } from '@viewline/kernel';
import MailComposer from 'nodemailer/lib/mail-composer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Outcome } from '../../domain/delivery/outcome.js';
import type {
  DeliveryProvider,
  OutgoingMessage,
  ReceiptRequest,
} from '../../domain/delivery/provider.port.js';
import type { Receipt } from '../../domain/delivery/receipt.js';
import { bounceReceipts } from './bounce-receipts.js';
import { BounceTags } from './bounce-tag.js';
import { SmtpSession, type Envelope, type Submission } from './smtp-session.js';

export interface SmtpOptions {
  name: string;
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the start. */
  url: string;
  /** `Operator <no-reply@operator.example>` */
  from: string;
  /** Mailbox for returned mail; each message is sent from `local+<tag of the try>@domain` of it. */
  bounces?: string;
  /** Standard Webhooks secret of whoever brings returned mail; signs the tags too. Without one nothing is brought. */
  receiptSecret?: string;
  concurrency: number;
  timeout: number;
}

/** Mail servers take the same Message-ID twice, so nothing is repeated that may have been taken. */
export class SmtpProvider implements DeliveryProvider {
  readonly channel = 'email';
  readonly idempotent = false;
  readonly name: string;
  readonly concurrency: number;
  readonly timeout: number;
  private readonly connection: SMTPConnection.Options;
  private readonly auth: SMTPConnection.AuthenticationType | undefined;
  private readonly tags: BounceTags | undefined;
  private idle: SmtpSession[] = [];
  private closed = false;

  constructor(private readonly options: SmtpOptions) {
    ({ name: this.name, concurrency: this.concurrency, timeout: this.timeout } = options);
    this.tags = options.receiptSecret ? new BounceTags(options.receiptSecret, options.name) : undefined;
    const { protocol, hostname, port, username, password } = new URL(options.url);
    const secure = protocol === 'smtps:';
    this.connection = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port ? Number(port) : secure ? 465 : 587,
      secure,
      connectionTimeout: options.timeout,
      greetingTimeout: options.timeout,
      socketTimeout: options.timeout,
      dnsTimeout: options.timeout,
    };
    this.auth = username
      ? { credentials: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : undefined;
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    const mail = await this.compose(message);
    const envelope = { from: this.returnPath(message), to: [message.address] };
    const kept = this.idle.pop();
    const first = await this.submit(kept ?? new SmtpSession(this.connection), envelope, mail);
    // A connection that was kept may have been closed at the other end: that is no failure of the server.
    const stale = kept && first.kind === 'lost' && !first.begun;
    return outcomeOf(stale ? await this.submit(new SmtpSession(this.connection), envelope, mail) : first);
  }

  /** Mail that came back, as its raw bytes. @throws DomainError `receipt.content-type` beside the usual */
  async readReceipts(request: ReceiptRequest): Promise<Receipt[]> {
    const { receiptSecret } = this.options;
    if (!receiptSecret || !this.tags)
      throw new DomainError('not-found', 'receipt.unknown-provider', 'no such provider reports');
    return bounceReceipts(request, receiptSecret, this.tags);
  }

  close(): void {
    this.closed = true;
    for (const session of this.idle) session.close();
    this.idle = [];
  }

  private async submit(session: SmtpSession, envelope: Envelope, mail: Buffer): Promise<Submission> {
    const { auth, timeout } = this;
    const submission = await session.submit({ auth, envelope, mail, timeout });
    if (submission.kind === 'taken' && !this.closed && session.isOpen) this.idle.push(session);
    else session.close();
    return submission;
  }

  private returnPath({ notificationId, attemptId }: OutgoingMessage): string {
    const { from, bounces } = this.options;
    const address = bounces ?? addressIn(from);
    const at = address.lastIndexOf('@');
    const tag = this.tags?.tagOf('attempt', attemptId) ?? notificationId;
    return bounces ? `${address.slice(0, at)}+${tag}${address.slice(at)}` : address;
  }

  private compose(message: OutgoingMessage): Promise<Buffer> {
    const { notificationId, idempotencyKey, address, content, headers } = message;
    const from = this.options.from;
    // The same at every repetition, so that a server that had it twice can tell.
    const name = this.tags?.tagOf('message', notificationId) ?? idempotencyKey;
    const mail = new MailComposer({
      from,
      to: { name: '', address },
      subject: content.subject ?? content.text.split('\n', 1)[0]!.slice(0, 120),
      text: content.text,
      ...(content.html && { html: content.html }),
      messageId: `<${name}@${addressIn(from).split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      // What stands in a template is text, never a file or an address of ours.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return new Promise((resolve, reject) => {
      mail.compile().build((error, built) => (error ? reject(error) : resolve(built)));
    });
  }
}

function outcomeOf(submission: Submission): Outcome {
  if (submission.kind === 'taken') {
    return { kind: 'accepted', providerMessageId: submission.response.slice(0, 500) };
  }
  if (submission.kind === 'lost') {
    return { kind: submission.begun ? 'unknown' : 'unavailable', code: submission.code };
  }
  const { status, command, response } = submission;
  const code = `smtp.${status}`;
  // Refused at the greeting, login or sender: its trouble with us, not with this message.
  const isAboutMessage = command === 'RCPT TO' || command === 'DATA';
  return status >= 500 && isAboutMessage
    ? { kind: 'rejected', code, reason: response }
    : { kind: 'unavailable', code };
}

function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
