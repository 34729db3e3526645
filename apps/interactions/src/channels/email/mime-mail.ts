import { DomainError } from '@viewline/kernel';
import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail } from 'mailparser';
import type { Mail, Mailbox } from './mail-contact.js';

/** mailparser itself limits nesting, number of parts and size of headers; the door limits the whole to 1 MiB. */
const OPTIONS = {
  skipTextToHtml: true,
  skipImageLinks: true,
  keepCidLinks: true,
  maxHtmlLengthToParse: 1_048_576,
};

/**
 * A mail out of its raw bytes (RFC 5322, MIME).
 * @throws DomainError `invalid` where that is no mail
 */
export async function parseMime(raw: Buffer, provider: string): Promise<Mail> {
  const parsed = await parse(raw);
  const header = (name: string) => {
    const line = parsed.headerLines.find(({ key }) => key === name)?.line;
    return line
      ?.slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim();
  };
  if (parsed.headers.size === 0 || !parsed.from) {
    throw new DomainError('invalid', 'webhook.malformed-mime', 'the body is not an e-mail with a sender');
  }
  return {
    provider,
    messageId: header('message-id'),
    inReplyTo: header('in-reply-to'),
    references: header('references'),
    from: mailboxes(parsed.from)[0],
    to: [...mailboxes(parsed.to), ...mailboxes(parsed.cc)],
    subject: parsed.subject,
    text: parsed.text,
    // Where the header cannot be read the parser answers with the time of parsing.
    date: Number.isNaN(Date.parse(header('date') ?? '')) ? undefined : parsed.date,
    header,
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
      name: filename,
      mimeType: contentType,
      size,
    })),
  };
}

/** The text of a mail that has an HTML body only. */
export async function textOfHtml(html: string): Promise<string | undefined> {
  const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const body = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
  return (await parse(Buffer.from(head + body))).text;
}

async function parse(raw: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(raw, OPTIONS);
  } catch {
    throw new DomainError('invalid', 'webhook.malformed-mime', 'the e-mail cannot be parsed');
  }
}

function mailboxes(field: AddressObject | AddressObject[] | undefined): Mailbox[] {
  const flatten = (list: EmailAddress[]): EmailAddress[] =>
    list.flatMap((one) => (one.group ? one.group : [one]));
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => flatten(value))
    .flatMap(({ address, name }) => (address ? [{ address, name: name || undefined }] : []));
}
