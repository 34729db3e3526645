import { isDeepStrictEqual } from 'node:util';
import type { Interaction } from '../domain/interaction.js';
import type { PartyInteractionEvent } from './party-interaction.js';

/** What a provider's report is called in TMF683. */
export function partyInteractionEvents(before: Interaction, after: Interaction): PartyInteractionEvent[] {
  const { status: from, ...others } = before.facts;
  const { status: to, ...changed } = after.facts;
  return [
    ...(isDeepStrictEqual(others, changed) ? [] : (['AttributeValueChange'] as const)),
    ...(from === to ? [] : (['StatusChange'] as const)),
  ];
}
