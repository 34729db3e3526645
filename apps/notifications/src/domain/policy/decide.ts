import type { Booking } from './attention-budget.js';
import { bookingOf, budgetStep, displacedStep, noPlaceStep } from './budget-steps.js';
import { chooseChannels } from './choose-channels.js';
import type { DecisionRecord, DecisionStep } from './decision.js';
import { findPlace } from './find-place.js';
import type { Person, Proposal } from './person.js';
import type { PolicySettings } from './policy-settings.js';
import { timeFor } from './suitable-time.js';

/** What was decided over one message, and what becomes of the places in the person's attention. */
interface Decided {
  record: DecisionRecord;
  /** The place it takes or keeps; absent where it takes none. */
  booking?: Booking;
  /** Waiting messages that lose their place to it, each with a record of its own. */
  displaced: readonly { booking: Booking; record: DecisionRecord }[];
}

export interface Decisions {
  /** One per proposal, in their order. */
  outcomes: readonly DecisionRecord[];
  /** Those and the ones over messages that lost their place, in the order in which they were made. */
  records: readonly DecisionRecord[];
  /** What changed, by the id of the message; undefined where a place was given back. */
  bookings: ReadonlyMap<string, Booking | undefined>;
}

/**
 * Decides over messages to one person, the most urgent first, so that the order in which they were asked for gives no less
 * urgent one an advantage. One that is decided over again gives its earlier place back first.
 */
export function decideAll(
  person: Person,
  proposals: readonly Proposal[],
  settings: PolicySettings,
  now: Date,
): Decisions {
  const places = new Map(person.bookings.map((booking) => [booking.notificationId, booking]));
  const outcomes = new Map<Proposal, DecisionRecord>();
  const records: DecisionRecord[] = [];
  const bookings = new Map<string, Booking | undefined>();
  for (const proposal of proposals.toSorted((a, b) => a.severity - b.severity)) {
    const { notificationId } = proposal;
    const earlier = places.get(notificationId);
    places.delete(notificationId);
    const made = decide({ ...person, bookings: [...places.values()] }, proposal, earlier, settings, now);
    if (made.booking) places.set(notificationId, made.booking);
    if (made.booking ?? earlier) bookings.set(notificationId, made.booking);
    for (const { booking, record } of made.displaced) {
      places.set(booking.notificationId, booking);
      bookings.set(booking.notificationId, booking);
      records.push(record);
    }
    records.push(made.record);
    outcomes.set(proposal, made.record);
  }
  return { outcomes: proposals.map((proposal) => outcomes.get(proposal)!), records, bookings };
}

function decide(
  person: Person,
  proposal: Proposal,
  earlier: Booking | undefined,
  settings: PolicySettings,
  now: Date,
): Decided {
  const steps: DecisionStep[] = [wordingStep(proposal)];
  const refused = (...last: DecisionStep[]): Decided => ({
    record: recordOf(proposal, 'suppress', [...steps, ...last]),
    displaced: [],
  });

  if (earlier?.displacedBy) steps.push(displacedEarlier(earlier));
  if (person.removed) return refused(removedStep());
  if (proposal.expiresAt && proposal.expiresAt <= now) return refused(expiredStep(proposal.expiresAt, now));
  const rule = settings.purposes[proposal.purpose];
  const { channels, steps: choice } = chooseChannels({
    purpose: proposal.purpose,
    rule,
    reachable: proposal.channels,
    words: person.words,
    preferences: person.preferences,
    habits: person.habits,
  });
  steps.push(...choice);
  if (channels.length === 0) return refused();

  const time = timeFor(person, proposal, { channels, settings, now, earlier });
  steps.push(...time.steps);
  if (time.missed) return refused();
  // What goes into a digest disturbs nobody: the digest takes the place. Left alone, it is asked for it when its time comes.
  const wanted = { ...bookingOf(proposal, rule), ...(time.gathered && { weight: 0 }) };
  const place = findPlace(person.bookings, wanted, time.slots, settings.budget);
  if (!place.slot) return refused(noPlaceStep(place, wanted, settings, proposal.expiresAt));
  steps.push(budgetStep(place, wanted, settings));
  return admitted(proposal, { ...wanted, ...place.slot }, { place, steps, channels, now });
}

interface Admission {
  place: ReturnType<typeof findPlace>;
  steps: DecisionStep[];
  channels: DecisionRecord['channels'];
  now: Date;
}

function admitted(
  proposal: Proposal,
  wanted: Omit<Booking, 'state'>,
  { place, steps, channels, now }: Admission,
): Decided {
  const displaced = place.displaced.map((other) => {
    const step = displacedStep(other, proposal);
    const { notificationId, subscriberId } = other;
    return {
      booking: { ...other, state: 'displaced' as const, displacedBy: proposal.notificationId },
      record: { notificationId, subscriberId, action: 'displaced' as const, steps: [step] },
    };
  });
  if (wanted.at <= now) {
    const record = { ...recordOf(proposal, 'send', steps), channels };
    return { record, booking: { ...wanted, state: 'spent' }, displaced };
  }
  const record = { ...recordOf(proposal, 'defer', steps), until: wanted.at };
  return { record, booking: { ...wanted, state: 'booked' }, displaced };
}

const recordOf = (
  { notificationId, subscriberId }: Proposal,
  action: DecisionRecord['action'],
  steps: readonly DecisionStep[],
): DecisionRecord => ({ notificationId, subscriberId, action, steps });

const wordingStep = ({ wording, purpose, severity }: Proposal): DecisionStep => ({
  rule: 'message',
  outcome: 'noted',
  code: 'message.proposed',
  text: `Proposed for ${purpose} with severity ${severity}: ${wording}.`,
  inputs: { purpose, severity, wording },
});

const displacedEarlier = ({ displacedBy }: Booking): DecisionStep => ({
  rule: 'budget',
  outcome: 'delayed',
  code: 'budget.pre-empted',
  text: `Pre-empted by the more urgent message ${displacedBy}, which took its place in the attention budget.`,
  inputs: { displacedBy },
});

const removedStep = (): DecisionStep => ({
  rule: 'subscriber',
  outcome: 'refused',
  code: 'subscriber.removed',
  text: 'They are not a customer any more.',
  inputs: {},
});

const expiredStep = (expiresAt: Date, now: Date): DecisionStep => ({
  rule: 'expiry',
  outcome: 'refused',
  code: 'expiry.past',
  text: `It was of use only until ${expiresAt.toISOString()}.`,
  inputs: { expiresAt: expiresAt.toISOString(), now: now.toISOString() },
});
