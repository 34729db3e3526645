import {
  ProductActivated,
  ProductChanged,
  ProductRenewed,
  ProductStatusChanged,
  type EventEnvelope,
  type ProductFacts,
} from '@viewline/events';

/** What one event says of a product; what it does not speak of is absent. */
export interface ProductWord {
  productId: string;
  subscriberId: string;
  name: string;
  sequence: number;
  at: Date;
  facts?: ProductFacts;
  /** `null`: it never expires. */
  expiresAt?: string | null;
  status?: string;
}

export function productWord(event: EventEnvelope): ProductWord | undefined {
  if (ProductActivated.is(event) || ProductChanged.is(event)) {
    const { data: facts } = event;
    return { ...head(event, facts), facts, expiresAt: facts.expiresAt ?? null, status: facts.status };
  }
  if (ProductRenewed.is(event)) return { ...head(event, event.data), expiresAt: event.data.expiresAt };
  if (ProductStatusChanged.is(event)) return { ...head(event, event.data), status: event.data.toStatus };
  return undefined;
}

interface Named {
  productId: string;
  subscriberId: string;
  name: string;
}

const head = ({ sequence, time }: EventEnvelope, { productId, subscriberId, name }: Named) => ({
  productId,
  subscriberId,
  name,
  sequence,
  at: new Date(time),
});

/** Only what runs is reminded of: whoever is suspended, or leaves, has other worries. */
export const isReminded = (status: string | null): boolean => status === 'active';
