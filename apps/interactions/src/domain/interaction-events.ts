import {
  InteractionRecorded,
  InteractionStatusChanged,
  InteractionUpdated,
  type NewEvent,
} from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import type { Interaction } from './interaction.js';

export function recorded({ facts }: Interaction): NewEvent {
  return InteractionRecorded.create(facts, {
    id: idFromName('event', 'interaction.recorded', facts.interactionId),
    time: new Date(facts.startedAt),
    sequence: 1,
  });
}

/** What a change of an interaction is called: a new status where that is all, otherwise its whole new state. */
export function changed(before: Interaction, after: Interaction, at: Date): NewEvent {
  const { interactionId, subscriberId, channel, status } = after.facts;
  const facts = { time: at, sequence: after.version };
  const isStatusOnly =
    JSON.stringify({ ...after.facts, status: '' }) === JSON.stringify({ ...before.facts, status: '' });
  if (isStatusOnly) {
    return InteractionStatusChanged.create(
      { interactionId, subscriberId, channel, fromStatus: before.facts.status, toStatus: status },
      facts,
    );
  }
  return InteractionUpdated.create(after.facts, facts);
}
