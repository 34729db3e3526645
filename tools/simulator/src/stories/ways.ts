import type { Person, SocialKind } from '../operator/person.js';
import type { Random } from '../random.js';
import type { Door } from './contact.js';

/** A way to write to the operator, and the one by which the answer becomes known. */
export interface Way {
  in: Door;
  out: Door;
}

const MAIL = [
  ['postmark', 4],
  ['mailgun', 4],
  ['email', 2],
] as const satisfies readonly (readonly [Door, number])[];

const SOCIAL: readonly (readonly [SocialKind, Way, number])[] = [
  ['messenger', { in: 'meta/messenger', out: 'meta/messenger' }, 6],
  ['instagram', { in: 'meta/instagram', out: 'meta/instagram' }, 6],
  ['telegram', { in: 'telegram', out: 'telegram' }, 3],
  ['x', { in: 'x', out: 'x' }, 4],
  // WeChat tells nobody what the agents of an account answer; their desk does.
  ['wechat', { in: 'wechat', out: 'generic/desk' }, 8],
];

export function mailOf(random: Random): Way {
  const door = random.weighted(MAIL);
  return { in: door, out: door };
}

/** One of the ways that this person uses. */
export function wayOf(person: Person, random: Random): Way {
  const ways: (readonly [Way, number])[] = [
    [{ in: 'meta/whatsapp', out: 'meta/whatsapp' }, person.language === 'zh' ? 1 : 8],
    [{ in: 'chatwoot', out: 'chatwoot' }, 2],
    [{ in: 'generic/sms-gateway', out: 'generic/sms-gateway' }, 4],
    [mailOf(random), 1],
    ...SOCIAL.flatMap(([kind, way, weight]) => (person.social[kind] ? [[way, weight] as const] : [])),
  ];
  return ways[random.weighted(ways.map(([, weight], n) => [n, weight] as const))]![0];
}
