import { DomainError } from '@viewline/kernel';
import type { WebhookOutcome, WebhookReply } from '../channel-adapter.port.js';
import type { ChannelFact } from '../../domain/channel-fact.js';

/** What became of one element of a payload: facts, or the reason why there is none. */
export type Reading = ChannelFact | ChannelFact[] | string;

/**
 * Reads each element for itself, so that one which cannot be read does not hold back the others; only where
 * nothing at all could be read is the request refused. What stands in one payload twice becomes one fact.
 */
export function gatherFacts<Element>(
  elements: Iterable<Element>,
  read: (element: Element) => Reading,
  reply: WebhookReply,
): WebhookOutcome {
  const facts = new Map<string, ChannelFact>();
  const notes: string[] = [];
  const unreadable: string[] = [];
  let failure: DomainError | undefined;
  for (const element of elements) {
    try {
      const reading = read(element);
      if (typeof reading === 'string') notes.push(reading);
      else for (const fact of [reading].flat()) facts.set(factKey(fact), facts.get(factKey(fact)) ?? fact);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failure ??= error;
      unreadable.push(error.message);
    }
  }
  if (failure && facts.size === 0) throw failure;
  return { kind: 'facts', facts: [...facts.values()], reply, notes, unreadable };
}

function factKey(fact: ChannelFact): string {
  const variant =
    fact.type === 'delivery' ? fact.status : fact.type === 'contact-updated' ? fact.version : '';
  return JSON.stringify([fact.type, fact.provider, fact.externalId, variant]);
}
