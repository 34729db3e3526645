import type { Booking } from './attention-budget.js';
import type { DecisionStep } from './decision.js';
import type { Place, Wanted } from './find-place.js';
import type { Proposal } from './person.js';
import { dayText } from './person-calendar.js';
import type { PolicySettings, PurposeRule } from './policy-settings.js';

/** The place a message asks for, before it is known when. */
export function bookingOf(
  { notificationId, subscriberId, purpose, severity }: Proposal,
  rule: PurposeRule,
): Omit<Booking, 'state' | 'at' | 'day'> {
  const { weight } = rule;
  return { notificationId, subscriberId, purpose, severity, weight, critical: severity <= rule.critical };
}

/** The place it got, with the counts of every day that was looked at. */
export function budgetStep(place: Place, wanted: Wanted, settings: PolicySettings): DecisionStep {
  const { slot, counts } = place.tried.at(-1)!;
  const { perDay, perWeek } = settings.budget;
  const day = dayText(slot.day);
  const full = `${counts.day} of ${perDay} points of ${day} and ${counts.week} of ${perWeek} of its week were taken`;
  const inputs = inputsOf(place, wanted, settings);
  if (place.displaced.length > 0) {
    const text = `${full}; ${place.displaced.length} less urgent waiting message(s) gave up their place.`;
    return step(wanted.critical ? 'budget.critical' : 'budget.pre-empts', 'passed', text, inputs);
  }
  if (place.tried.length > 1) {
    const first = dayText(place.tried[0]!.slot.day);
    const text = `There was no room on ${first}; on ${day}, ${full}, so it goes then.`;
    return step('budget.deferred', 'delayed', text, inputs);
  }
  const over = counts.day + wanted.weight > perDay || counts.week + wanted.weight > perWeek;
  if (over) {
    return step('budget.critical', 'passed', `${full}; it is critical, so it goes all the same.`, inputs);
  }
  const takes = wanted.weight === 0 ? 'it takes none itself' : `it takes ${wanted.weight}`;
  return step('budget.within', 'passed', `${full}; ${takes}.`, inputs);
}

export function noPlaceStep(
  place: Place,
  wanted: Wanted,
  settings: PolicySettings,
  expiresAt: Date | undefined,
): DecisionStep {
  const days = place.tried.map(({ slot }) => dayText(slot.day));
  const end = expiresAt
    ? `before it is of no use any more (${expiresAt.toISOString()})`
    : 'in the days to come';
  const text = `The attention budget has no room for it ${end}: ${days.join(', ')} are full.`;
  return step('budget.exhausted', 'refused', text, inputsOf(place, wanted, settings));
}

export function displacedStep(other: Booking, by: Proposal): DecisionStep {
  const text =
    `Pre-empted: its place on ${dayText(other.day)} went to a ${by.purpose} message of severity ${by.severity}. ` +
    `It is decided over again at ${other.at.toISOString()}.`;
  const inputs = {
    by: by.notificationId,
    purpose: by.purpose,
    severity: by.severity,
    ownSeverity: other.severity,
    day: dayText(other.day),
  };
  return step('budget.pre-empted', 'delayed', text, inputs);
}

function inputsOf({ tried, displaced }: Place, wanted: Wanted, { budget }: PolicySettings) {
  return {
    weight: wanted.weight,
    severity: wanted.severity,
    critical: wanted.critical,
    limits: { ...budget },
    tried: tried.map(({ slot, counts }) => ({
      day: dayText(slot.day),
      at: slot.at.toISOString(),
      takenThatDay: counts.day,
      takenThatWeek: counts.week,
    })),
    displaced: displaced.map(({ notificationId, severity }) => ({ notificationId, severity })),
  };
}

const step = (
  code: string,
  outcome: DecisionStep['outcome'],
  text: string,
  inputs: DecisionStep['inputs'],
): DecisionStep => ({ rule: 'budget', outcome, code, text, inputs });
