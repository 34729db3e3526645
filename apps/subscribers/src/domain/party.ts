import type { CustomerDocument } from './customer-document.js';

export const PARTY_KINDS = ['individual', 'organization'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** TMF632: the person or company behind a customer. */
export interface Party {
  kind: PartyKind;
  id: string;
  version: number;
  document: CustomerDocument;
}
