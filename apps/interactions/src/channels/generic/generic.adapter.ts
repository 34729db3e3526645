import { DomainError } from '@viewline/kernel';
import { Compile } from 'typebox/compile';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { fromText } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { verifyStandardWebhook, webhookKey } from '../shared/standard-webhooks.js';
import { parseJsonObject } from '../shared/untrusted-json.js';
import { GenericBatchSchema, GenericContactSchema, type GenericContact } from './generic-schema.js';
import { readGenericContact } from './read-generic-contact.js';

const one = Compile(GenericContactSchema);
const batch = Compile(GenericBatchSchema);

/** More would only repeat itself. */
const MAX_ERRORS = 20;

/**
 * The door for everything without an adapter of its own: call centre (CTI), shop, app, web, IVR, bot. Standard
 * Webhooks signature; the last part of the path is the source and becomes the provider. Id: `id` of each contact.
 * The schema is ours, so it is strict: one contact that does not fit refuses its whole batch.
 */
export class GenericAdapter implements ChannelAdapter {
  readonly provider = 'generic';
  readonly path = 'generic/:source';
  private readonly key: Buffer;

  /** @param reserved names of the vendors' doors, which no source may take */
  constructor(
    secret: string,
    private readonly reserved: readonly string[],
    private readonly region?: string,
  ) {
    this.key = webhookKey(secret);
  }

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    verifyStandardWebhook(request, this.key);
    const source = this.sourceOf(request.url);
    const contacts = contactsIn(parseJsonObject(request.rawBody));
    const facts = contacts.map((given) => readGenericContact(source, given, request.receivedAt, this.region));
    return gatherFacts(facts, (fact) => fact, { status: 202 });
  }

  private sourceOf(url: string): string {
    const source = /\/generic\/([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1] ?? '';
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(source) || this.reserved.includes(source)) {
      throw new DomainError(
        'not-found',
        'webhook.source',
        'a source is named with a-z, 0-9 and -, at most 40, and not like a vendor with a door of its own',
      );
    }
    return source;
  }
}

function contactsIn(body: unknown): GenericContact[] {
  const isBatch = typeof body === 'object' && body !== null && Object.hasOwn(body, 'contacts');
  const schema = isBatch ? batch : one;
  if (!schema.Check(body)) {
    refuse(
      [...schema.Errors(body)]
        .slice(0, MAX_ERRORS)
        .map((error) => ({ path: error.instancePath.slice(1).replaceAll('/', '.'), message: error.message })),
    );
  }
  const contacts = isBatch ? (body as { contacts: GenericContact[] }).contacts : [body as GenericContact];
  const prefix = (index: number) => (isBatch ? `contacts.${index}.` : '');
  const errors = contacts.flatMap((given, index) => [
    ...(['at', 'startedAt'] as const)
      .filter((name) => given[name] !== undefined && !isInstant(given[name]))
      .map((name) => ({ path: prefix(index) + name, message: 'must be ISO 8601 with a time zone' })),
    ...(given.type === 'delivery' && !given.status
      ? [{ path: `${prefix(index)}status`, message: 'a delivery needs a status' }]
      : []),
  ]);
  if (errors.length) refuse(errors.slice(0, MAX_ERRORS));
  return contacts;
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) && fromText(text) !== undefined;
}

function refuse(details: { path: string; message: string }[]): never {
  throw new DomainError(
    'invalid',
    'webhook.schema',
    'the body does not fit the schema of this door',
    details,
  );
}
