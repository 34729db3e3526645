import { idFromName, isId } from '@viewline/kernel';
import type { Document } from '@viewline/tmf';
import { conversationId, interactionId, type Interaction } from '../../domain/interaction.js';
import { isCustomer, type Party } from '../../resources/party.js';
import { channelOfReference, kindOnChannel } from './channel-of-reference.js';
import { withAttributes } from './facts-of-document.js';

const PROVIDER = 'tmf683';
const STAFF = /agent|employee|csr|operator/i;

/** A contact that another system reports; `externalId` is new for each, because TMF683 has none. */
export function newPartyInteraction(document: Document, externalId: string, now: Date): Interaction {
  const parties = (document['relatedParty'] ?? []) as Party[];
  const staff = parties.find((party) => STAFF.test(party.role ?? ''));
  const customer = parties.find(isCustomer) ?? parties.find((party) => party !== staff);
  const [reference] = document['channel'] as [{ id: string; name?: string }];
  const channel = channelOfReference(reference);
  const id = interactionId(PROVIDER, externalId);
  const facts = withAttributes(
    {
      interactionId: id,
      subscriberId: subscriberOf(customer, id),
      conversationId: conversationId(`${PROVIDER}:${id}`),
      channel,
      provider: PROVIDER,
      externalId,
      direction: document['direction'] as 'inbound' | 'outbound',
      kind: kindOnChannel(channel),
      displayName: customer?.name?.slice(0, 300),
      reason: '',
      status: 'open',
      agent: (staff?.name ?? staff?.id)?.slice(0, 300),
      startedAt: now.toISOString(),
    },
    document,
  );
  return { facts, version: 1, reportVersion: 0, createdAt: now, updatedAt: now, statusChangedAt: now };
}

/** Our own ids name the subscriber; another system's id stands for a subscriber of its own, the same one every time. */
function subscriberOf(customer: Party | undefined, interaction: string): string {
  if (!customer) return idFromName('anonymous', PROVIDER, interaction);
  return isId(customer.id) ? customer.id.toLowerCase() : idFromName('party', customer.id);
}
