import { DomainError } from '@viewline/kernel';
import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';

/** What a mail server says of one recipient (RFC 3464, 2.3). */
export interface RecipientStatus {
  action: string;
  /** `class.subject.detail` of RFC 3463. */
  status: string;
  diagnostic?: string;
}

/** A delivery status notification. */
export interface DeliveryReport {
  recipients: readonly RecipientStatus[];
  /** Header of the report: to whom it was sent. */
  header: string;
  /** Header of the mail that it is about, as far as it was sent along. */
  originalHeader: string;
}

const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  // A mail in the mail is only looked at; its own parts may lie as deep as they like.
  ignoreEmbedded: true,
};
const STATUS = ['message/delivery-status', 'message/global-delivery-status'];
const ORIGINAL = [
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
];
const LONGEST = 65_536;
const MOST_RECIPIENTS = 100;

/**
 * @returns undefined for any other mail, such as an answer of somebody who is on holiday
 * @throws DomainError `receipt.malformed`
 */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | undefined> {
  const mail = await parse(raw);
  if (mail.headers.size === 0) throw malformed();
  if (!isReport(mail.headers.get('content-type'))) return undefined;
  const part = (types: readonly string[]) =>
    textOf(mail.attachments.find(({ contentType }) => types.includes(contentType.toLowerCase())));
  return {
    recipients: recipientsIn(part(STATUS)),
    header: mail.headerLines.map(({ line }) => line).join('\n'),
    originalHeader: headerOf(part(ORIGINAL)),
  };
}

async function parse(raw: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(raw, OPTIONS);
  } catch {
    throw malformed();
  }
}

const malformed = () => new DomainError('invalid', 'receipt.malformed', 'the body is no e-mail');

function isReport(type: unknown): boolean {
  const { value, params } = (type ?? {}) as { value?: string; params?: Record<string, string> };
  return (
    value?.toLowerCase() === 'multipart/report' &&
    params?.['report-type']?.toLowerCase() === 'delivery-status'
  );
}

const textOf = (part: Attachment | undefined): string =>
  part?.content.subarray(0, LONGEST).toString('utf8').replaceAll('\r\n', '\n') ?? '';

const headerOf = (mail: string): string => mail.trimStart().split(/\n[ \t]*\n/, 1)[0]!;

/** Groups of fields: the first is of the report, each of the others of a recipient. Some servers leave the first out. */
function recipientsIn(text: string): RecipientStatus[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .slice(0, MOST_RECIPIENTS + 1)
    .flatMap((group) => {
      const fields = fieldsOf(group);
      const action = fields.get('action')?.toLowerCase();
      if (!action) return [];
      const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? '';
      const diagnostic = fields.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '');
      return { action: action.split(/[\s(;]/, 1)[0]!, status, ...(diagnostic && { diagnostic }) };
    });
}

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0
        ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
        : [];
    }),
  );
}
