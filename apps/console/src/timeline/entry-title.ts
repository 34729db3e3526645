import type { TFunction } from 'i18next';
import type { Entry, Identity } from '../api/contract.js';
import { shownAddress } from '../subscriber/shown-address.js';
import { eventName } from './entry-kinds.js';
import { serviceTitle } from './service-titles.js';
import { isolated, isText } from './title-values.js';

/** What an entry is called in the agent's language; a subject line that somebody wrote stays as it is. */
export function entryTitle(entry: Entry, t: TFunction): string {
  const name = eventName(entry);
  return TITLES[name]?.(entry, t) ?? serviceTitle(name, entry, t) ?? entry.title;
}

type Title = (entry: Entry, t: TFunction) => string | undefined;

const fixed =
  (key: string): Title =>
  (_, t) =>
    t(`title.${key}`);

const TITLES: Readonly<Record<string, Title>> = {
  'interaction.recorded': recorded,
  'interaction.updated': ({ details }, t) =>
    isText(details['status'])
      ? t('title.updated', { status: contactStatus(details['status'], t) })
      : undefined,
  'interaction.status-changed': moved('moved', contactStatus),
  'interaction.removed': fixed('removed'),
  'message.delivery-reported': ({ details, title }, t) =>
    isText(details['status']) ? t(`title.delivery.${details['status']}`, { defaultValue: title }) : undefined,
  'subscriber.registered': ({ title }, t) => {
    const name = /^Registered as (.+)$/s.exec(title)?.[1];
    return name && t('title.registered', { name: isolated(name) });
  },
  'subscriber.updated': fixed('detailsChanged'),
  'subscriber.status-changed': moved('statusChanged', (status, t) =>
    t(`status.${status.toLowerCase()}`, { defaultValue: isolated(status) }),
  ),
  'subscriber.removed': fixed('subscriberRemoved'),
  'subscriber.merged': fixed('merged'),
  'subscriber.unmerged': fixed('unmerged'),
  'identity.linked': link('linked'),
  'identity.unlinked': link('unlinked'),
  'relationship.added': relationship('relationshipAdded'),
  'relationship.removed': relationship('relationshipRemoved'),
};

/** The service calls a contact without a subject “WhatsApp message received”: that one is ours to translate. */
export function hasOwnSubject({ kind, title }: Entry): boolean {
  return /^\S+ (\S+) (?:received|sent)$/.exec(title)?.[1] !== kind;
}

function recorded(entry: Entry, t: TFunction): string | undefined {
  const { kind, channel, direction, title } = entry;
  if (channel === null || hasOwnSubject(entry)) return undefined;
  const name = t(`channel.${channel}`, { defaultValue: channel });
  const path = `title.${kind}.${direction ?? 'inbound'}`;
  return t([`${path}.${channel}`, `${path}.other`], { channel: name, defaultValue: title });
}

export function contactStatus(status: string, t: TFunction): string {
  return t(`contactStatus.${status}`, { defaultValue: isolated(status) });
}

function moved(key: string, nameOf: (status: string, t: TFunction) => string): Title {
  return ({ details }, t) => {
    const { fromStatus: from, toStatus: to } = details;
    if (!isText(from) || !isText(to)) return undefined;
    return t(`title.${key}`, { from: nameOf(from, t), to: nameOf(to, t) });
  };
}

function link(key: string): Title {
  return ({ details }, t) => {
    const { identity } = details;
    if (!isIdentity(identity)) return undefined;
    const kind = t(`identity.${identity.kind}`, { defaultValue: identity.kind });
    const value = `\u2066${shownAddress(identity.kind, identity.value)}\u2069`;
    return t(`title.${key}`, { kind, value });
  };
}

function relationship(key: string): Title {
  return ({ details: { type } }, t) =>
    isText(type)
      ? t(`title.${key}`, { type: t(`relationship.${type}`, { defaultValue: isolated(type) }) })
      : undefined;
}

export function isIdentity(value: unknown): value is Identity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'value' in value &&
    isText(value.kind) &&
    isText(value.value)
  );
}
