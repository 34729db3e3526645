import { SubscriberMerged, SubscriberUnmerged, type Identity, type NewEvent } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { ADDRESS_RULES } from './address-rules.js';
import type { Edge } from './edge.js';

/** A subscriber as a merge sees it: alone or with those already merged into it. */
export interface Standing {
  id: string;
  /** Into whom it is merged itself. */
  mergedInto: string | undefined;
  /** Of itself and of all merged into it. */
  identities: readonly Identity[];
}

export const MERGE_RULES = {
  itself: 'nobody is merged into themselves',
  'absorbed-is-merged': 'who is merged already has to be unmerged first',
  'survivor-is-merged': 'who is merged into somebody absorbs nobody: merge with the one on top',
  'two-identifiers': 'two different identifiers of which a person has one are two people',
} as const;
export type MergeRule = keyof typeof MERGE_RULES;

export interface Objection {
  rule: MergeRule;
  message: string;
  /** A supervisor who knows better may say so. */
  overridable: boolean;
}

/** Everything that speaks against merging; empty where nothing does. */
export function objectionsToMerge(survivor: Standing, absorbed: Standing): Objection[] {
  const objections: Objection[] = [];
  const object = (rule: MergeRule, fact: string) =>
    objections.push({
      rule,
      message: `${fact}: ${MERGE_RULES[rule]}`,
      overridable: rule === 'two-identifiers',
    });
  if (survivor.id === absorbed.id) object('itself', survivor.id);
  if (absorbed.mergedInto)
    object('absorbed-is-merged', `${absorbed.id} is merged into ${absorbed.mergedInto}`);
  if (survivor.mergedInto)
    object('survivor-is-merged', `${survivor.id} is merged into ${survivor.mergedInto}`);
  for (const { kind, one, theirs, others } of conflicts(survivor.identities, absorbed.identities)) {
    if (one) object('two-identifiers', `${kind} ${theirs.join(', ')} and ${others.join(', ')}`);
  }
  return objections;
}

function conflicts(survivor: readonly Identity[], absorbed: readonly Identity[]) {
  const kinds = [...new Set(survivor.map(({ kind }) => kind))];
  const values = (identities: readonly Identity[], kind: string) =>
    identities.filter((identity) => identity.kind === kind).map(({ value }) => value);
  return kinds
    .map((kind) => ({
      kind,
      one: ADDRESS_RULES[kind].one,
      theirs: values(survivor, kind),
      others: values(absorbed, kind),
    }))
    .filter(({ others }) => others.length > 0);
}

export interface MergeFacts {
  reason: string;
  /** Who decided. */
  by: string;
  time: Date;
}

export interface Moved {
  edge: Edge;
  event: NewEvent;
}

/** Nothing is rewritten: one edge joins the two, and taking it away restores both. */
export function merge(edge: Edge, survivorId: string, { reason, by, time }: MergeFacts): Moved {
  const sequence = edge.sequence + 1;
  return {
    edge: { childId: edge.childId, parentId: survivorId, sequence },
    event: SubscriberMerged.create({ absorbedId: edge.childId, survivorId, reason, by }, { time, sequence }),
  };
}

/** @throws DomainError `merge.not-found` */
export function unmerge(edge: Edge, { reason, by, time }: MergeFacts): Moved {
  if (!edge.parentId) {
    throw new DomainError('not-found', 'merge.not-found', `${edge.childId} is not merged into anybody`);
  }
  const sequence = edge.sequence + 1;
  const facts = { absorbedId: edge.childId, survivorId: edge.parentId, reason, by };
  return {
    edge: { childId: edge.childId, parentId: undefined, sequence },
    event: SubscriberUnmerged.create(facts, { time, sequence }),
  };
}
