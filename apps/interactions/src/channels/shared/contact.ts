import { createHash } from 'node:crypto';
import { DomainError } from '@viewline/kernel';
import type {
  Attachment,
  Contact,
  ContactChanges,
  ContactFact,
  DeliveryFact,
  Details,
} from '../../domain/channel-fact.js';
import { cut, plainText } from './plain-text.js';

/** As an adapter writes it: unbounded, with details that may be absent. */
export type ContactDraft = Omit<Contact, 'details'> & { details?: DraftDetails };
export type ChangesDraft = Omit<ContactChanges, 'details'> & { details?: DraftDetails };
type DraftDetails = Record<string, Details[string] | undefined>;

const MAX = { displayName: 300, reason: 500, subject: 1000, text: 100_000, agent: 300, detail: 2000 };
const MAX_ATTACHMENTS = 100;
const MAX_DETAILS = 60;
/** An index entry of PostgreSQL holds 2,700 bytes, a character takes up to four. */
const MAX_ID = 500;

/** Makes a contact fit the published schema; whatever had to be cut off shows as `details.truncated`. */
export function contact(draft: ContactDraft): Contact {
  const shortened = { any: false };
  const { details, attachments, ...rest } = draft;
  const fitted: Contact = {
    ...rest,
    externalId: externalId(draft.externalId),
    threadKey: externalId(draft.threadKey),
    displayName: fit(draft.displayName, MAX.displayName, shortened),
    reason: fit(draft.reason, MAX.reason, shortened) ?? draft.kind,
    subject: fit(draft.subject, MAX.subject, shortened),
    text: fit(draft.text, MAX.text, shortened),
    agent: fit(draft.agent, MAX.agent, shortened),
    endedAt: draft.endedAt && draft.endedAt < draft.startedAt ? draft.startedAt : draft.endedAt,
    attachments: fitAttachments(attachments, shortened),
    details: fitDetails(details, shortened),
  };
  if (shortened.any) fitted.details = { ...fitted.details, truncated: true };
  return dropUndefined(fitted);
}

export function contactFact(draft: ContactDraft): ContactFact {
  return { type: 'contact', ...contact(draft) };
}

/** The same for the changes that an update carries. */
export function changes(draft: ChangesDraft): ContactChanges {
  const shortened = { any: false };
  const fitted: ContactChanges = {
    ...draft,
    displayName: fit(draft.displayName, MAX.displayName, shortened),
    subject: fit(draft.subject, MAX.subject, shortened),
    text: fit(draft.text, MAX.text, shortened),
    agent: fit(draft.agent, MAX.agent, shortened),
    attachments: fitAttachments(draft.attachments, shortened),
    details: fitDetails(draft.details, shortened),
  };
  if (shortened.any) fitted.details = { ...fitted.details, truncated: true };
  return dropUndefined(fitted);
}

/**
 * A vendor's id as it is stored: the id itself, or its digest where it is too long for an index.
 * @throws DomainError `invalid` where nothing is left of it
 */
export function externalId(id: string): string {
  const clean = plainText(id).trim();
  if (!clean) throw new DomainError('invalid', 'webhook.no-id', 'the message has no id');
  return clean.length <= MAX_ID ? clean : `sha256:${createHash('sha256').update(clean).digest('hex')}`;
}

function fit(value: string | undefined, max: number, shortened: { any: boolean }): string | undefined {
  if (value === undefined) return undefined;
  const clean = plainText(value).trim();
  if (clean.length > max) shortened.any = true;
  return cut(clean, max) || undefined;
}

function fitAttachments(
  attachments: Attachment[] | undefined,
  shortened: { any: boolean },
): Attachment[] | undefined {
  if (!attachments?.length) return undefined;
  if (attachments.length > MAX_ATTACHMENTS) shortened.any = true;
  return attachments.slice(0, MAX_ATTACHMENTS).map(({ name, mimeType, size, url }) => {
    // Half a URL leads nowhere, so an over-long one is left out.
    const usableUrl = url !== undefined && url.length > 4000 ? undefined : fit(url, 4000, shortened);
    if (url !== undefined && usableUrl === undefined) shortened.any = true;
    return dropUndefined({
      name: fit(name, 500, shortened),
      mimeType: fit(mimeType, 200, shortened),
      size: size !== undefined && Number.isSafeInteger(size) && size >= 0 ? size : undefined,
      url: usableUrl,
    });
  });
}

function fitDetails(details: DraftDetails | undefined, shortened: { any: boolean }): Details | undefined {
  const entries: [string, Details[string]][] = [];
  for (const [key, value] of Object.entries(details ?? {})) {
    const fitted = typeof value === 'string' ? fit(value, MAX.detail, shortened) : value;
    if (fitted !== undefined && !(typeof fitted === 'number' && !Number.isFinite(fitted)))
      entries.push([key, fitted]);
  }
  if (entries.length > MAX_DETAILS) shortened.any = true;
  return entries.length ? Object.fromEntries(entries.slice(0, MAX_DETAILS)) : undefined;
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

export function deliveryFact(draft: Omit<DeliveryFact, 'type'>): DeliveryFact {
  const errorCode = draft.errorCode && cut(plainText(draft.errorCode).trim(), 200);
  return dropUndefined({
    ...draft,
    type: 'delivery' as const,
    externalId: externalId(draft.externalId),
    errorCode: errorCode || undefined,
  });
}
