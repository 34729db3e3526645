/** Edges of the pay-TV identity graph. None of them ever merges two people. */
export const RELATIONSHIP_TYPES = ['household-member', 'uses-device', 'payer-of', 'reseller-of'] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];
