import {
  type AnyEvent,
  BillIssued,
  BillPaymentRecorded,
  BillStateChanged,
  CouponRedeemed,
  CreditDeclined,
  CreditGranted,
  CreditReversed,
  CreditSpendingReversed,
  CreditSpent,
  type EventEnvelope,
  InteractionRecorded,
  NotificationDelivered,
  NotificationFailed,
  NotificationRead,
  NotificationSent,
  PlaybackFailed,
  ProductActivated,
  ProductChanged,
  ProductExpired,
  ProductRenewed,
  ProductStatusChanged,
  PromiseBroken,
  PromiseKept,
  PromiseMade,
  ServiceProblemHit,
  ServiceProblemLifted,
  TermsAccepted,
  ViewingSessionEnded,
} from '@viewline/events';

/** Parts of a dispute file that are made of events, in their order. */
export const FACT_SECTIONS = [
  { name: 'outages', title: 'Outages and minutes lost' },
  { name: 'viewing', title: 'Viewing sessions' },
  { name: 'playback-errors', title: 'Playback errors' },
  { name: 'notices', title: 'Notices sent and delivered' },
  { name: 'prices-and-terms', title: 'Products, prices and accepted terms' },
  { name: 'promises', title: 'Promises made to the customer' },
  { name: 'bills', title: 'Bills and payments' },
  { name: 'credits', title: 'Credits' },
  { name: 'contacts', title: 'Contacts' },
] as const;
export type FactSection = (typeof FACT_SECTIONS)[number]['name'];

const SECTION_OF: readonly [FactSection, readonly AnyEvent[]][] = [
  ['outages', [ServiceProblemHit, ServiceProblemLifted]],
  ['viewing', [ViewingSessionEnded]],
  ['playback-errors', [PlaybackFailed]],
  ['notices', [NotificationSent, NotificationDelivered, NotificationFailed, NotificationRead]],
  [
    'prices-and-terms',
    [ProductActivated, ProductChanged, ProductRenewed, ProductStatusChanged, ProductExpired, TermsAccepted],
  ],
  ['promises', [PromiseMade, PromiseKept, PromiseBroken]],
  ['bills', [BillIssued, BillStateChanged, BillPaymentRecorded]],
  [
    'credits',
    [CreditGranted, CreditDeclined, CreditReversed, CreditSpent, CreditSpendingReversed, CouponRedeemed],
  ],
  ['contacts', [InteractionRecorded]],
];

/** The events that are kept as evidence. */
export const FACT_EVENTS: readonly AnyEvent[] = SECTION_OF.flatMap(([, events]) => events);

const SECTIONS: ReadonlyMap<string, FactSection> = new Map(
  SECTION_OF.flatMap(([section, events]) => events.map(({ type }) => [type, section] as const)),
);

export interface Fact {
  eventId: string;
  subscriberId: string;
  section: FactSection;
  /** As on the wire. */
  type: string;
  happenedAt: string;
  facts: Record<string, unknown>;
}

/** What proves nothing about a charge is not kept: addresses of devices, and more of a text than its beginning. */
const LEFT_OUT = new Set([
  'ip',
  'userAgent',
  'attachments',
  'details',
  'identities',
  'subscriberId',
  'renewalUrl',
]);
/** Characters. */
const LONGEST_TEXT = 1000;

export function factOf(event: EventEnvelope): Fact[] {
  const section = SECTIONS.get(event.type);
  const { subscriberId, ...data } = event.data as { subscriberId: string };
  if (!section) return [];
  const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !LEFT_OUT.has(name)));
  const facts = JSON.parse(JSON.stringify(kept), (_name, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  ) as Record<string, unknown>;
  return [{ eventId: event.id, subscriberId, section, type: event.type, happenedAt: event.time, facts }];
}

/** PostgreSQL's jsonb takes neither NUL nor half a character. */
const storable = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replaceAll('\u0000', '\ufffd')
    .replaceAll(/\p{Cs}/gu, '\ufffd');
