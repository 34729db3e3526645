import type { NotificationChannel } from '@viewline/events';
import { DateTime } from 'luxon';
import type { Booking } from './attention-budget.js';
import type { DecisionStep } from './decision.js';
import type { Person, Proposal } from './person.js';
import { PersonCalendar, type Slot } from './person-calendar.js';
import type { PolicySettings } from './policy-settings.js';
import { zoneOf } from './time-zone.js';

export interface SuitableTime {
  /** One per day, within its use. */
  slots: Iterable<Slot>;
  /** No suitable moment comes before it has no use any more. */
  missed: boolean;
  /** It waits to be part of a digest. */
  gathered: boolean;
  steps: DecisionStep[];
}

interface Circumstances {
  channels: readonly NotificationChannel[];
  settings: PolicySettings;
  now: Date;
  /** The place it had before, by which a digest is known to have come. */
  earlier: Booking | undefined;
}

/** When a message may reach the person: by the sender's wish, their digest, their quiet hours, and while it is of use. */
export function timeFor(person: Person, proposal: Proposal, circumstances: Circumstances): SuitableTime {
  const { channels, settings, now, earlier } = circumstances;
  const { zone, from } = zoneOf(person.preferences.timeZone, person.region, settings);
  const rule = settings.purposes[proposal.purpose];
  const hours = person.preferences.quietHours ?? settings.quietHours;
  const passes =
    proposal.severity <= rule.passesQuietHours ||
    channels.every((channel) => settings.silentChannels.includes(channel));
  const calendar = new PersonCalendar(zone, passes ? undefined : hours);
  const steps: DecisionStep[] = [];

  const wished = laterOf(now, proposal.notBefore);
  if (wished > now) steps.push(notBeforeStep(wished));
  const gathered = digestTime(person, proposal, { calendar, settings, wished, earlier });
  if (gathered) steps.push(digestStep(gathered, person));
  const earliest = laterOf(wished, gathered);
  const first = calendar.allowedFrom(earliest);
  const inputs = {
    zone,
    zoneFrom: from,
    localTime: localText(earliest, zone),
    quietHours: hours ?? null,
    quietHoursFrom: person.preferences.quietHours ? 'preference' : 'policy',
    severity: proposal.severity,
    passesUpTo: rule.passesQuietHours,
  };
  steps.push(quietStep({ first, earliest, passes: passes && hours !== undefined, zone, inputs }));
  const expiresAt = proposal.expiresAt;
  const missed = expiresAt !== undefined && first.at >= expiresAt;
  if (missed) steps.push(missedStep(first.at, expiresAt));
  return {
    slots: withinUse(calendar.slots(earliest, settings.resumeAt, settings.lookAhead), expiresAt),
    missed,
    gathered: gathered !== undefined,
    steps,
  };
}

function* withinUse(slots: Iterable<Slot>, expiresAt: Date | undefined): Generator<Slot> {
  for (const slot of slots) {
    if (expiresAt && slot.at >= expiresAt) return;
    yield slot;
  }
}

interface DigestQuestion {
  calendar: PersonCalendar;
  settings: PolicySettings;
  wished: Date;
  earlier: Booking | undefined;
}

/** Asked once: what has waited for its digest is not made to wait for the next. */
function digestTime(
  person: Person,
  { severity, purpose }: Proposal,
  question: DigestQuestion,
): Date | undefined {
  const { calendar, settings, wished, earlier } = question;
  const wish = person.preferences.digest ?? 'off';
  const isUrgent = severity < settings.digestFrom || severity <= settings.purposes[purpose].critical;
  if (wish === 'off' || isUrgent || earlier) return undefined;
  return calendar.next(wished, settings.digestAt, wish === 'weekly');
}

const laterOf = (a: Date, b: Date | undefined): Date => (b && b > a ? b : a);

const localText = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

const notBeforeStep = (wished: Date): DecisionStep => ({
  rule: 'schedule',
  outcome: 'delayed',
  code: 'schedule.not-before',
  text: `It was asked for not before ${wished.toISOString()}.`,
  inputs: { notBefore: wished.toISOString() },
});

const digestStep = (at: Date, { preferences }: Person): DecisionStep => ({
  rule: 'digest',
  outcome: 'delayed',
  code: 'preference.digest',
  text: `They want what can wait together, ${preferences.digest}: next at ${at.toISOString()}.`,
  inputs: { digest: preferences.digest, next: at.toISOString() },
});

const missedStep = (at: Date, expiresAt: Date): DecisionStep => ({
  rule: 'expiry',
  outcome: 'refused',
  code: 'expiry.before-allowed',
  text: `It could come at ${at.toISOString()} at the earliest, when it is of no use any more (${expiresAt.toISOString()}).`,
  inputs: { allowedFrom: at.toISOString(), expiresAt: expiresAt.toISOString() },
});

interface QuietFinding {
  first: Slot;
  earliest: Date;
  passes: boolean;
  zone: string;
  inputs: DecisionStep['inputs'];
}

function quietStep({ first, earliest, passes, zone, inputs }: QuietFinding): DecisionStep {
  const local = localText(earliest, zone);
  if (first.at > earliest) {
    const text = `It is ${local} in ${zone}, within their quiet hours, which end at ${first.at.toISOString()}.`;
    return { rule: 'quiet-hours', outcome: 'delayed', code: 'quiet-hours.deferred', text, inputs };
  }
  const [code, text] = passes
    ? [
        'quiet-hours.passed',
        `It may come at any hour by its purpose, severity or channel (${local} in ${zone}).`,
      ]
    : ['quiet-hours.outside', `It is ${local} in ${zone}, outside of their quiet hours.`];
  return { rule: 'quiet-hours', outcome: 'passed', code, text, inputs };
}
