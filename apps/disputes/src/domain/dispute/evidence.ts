import { DisputeEvidenceAdded, type EvidenceKind } from '@viewline/events';
import { isOverAlready } from './dispute.errors.js';
import { type Dispute, type DisputeChange, keyOf } from './dispute.js';
import { isOver } from './dispute-state.js';
import type { StepFacts } from './dispute-steps.js';

/** What speaks for or against a charge: a text, a link, or a reference such as to an interaction or an event. */
export interface NewEvidence {
  kind: EvidenceKind;
  text?: string | undefined;
  url?: string | undefined;
  reference?: { type: string; id: string } | undefined;
}

export interface Evidence extends NewEvidence {
  id: string;
  by: string;
  at: Date;
}

export const MAX_EVIDENCE = 200;

/** @throws DomainError `dispute.over` */
export function addEvidence(
  dispute: Dispute,
  id: string,
  told: NewEvidence,
  { by, now }: StepFacts,
): DisputeChange & { evidence: Evidence } {
  if (isOver(dispute.state)) throw isOverAlready(dispute.state);
  const evidence: Evidence = { ...told, id, by: by.name, at: now };
  const next = { ...dispute, version: dispute.version + 1, sequence: dispute.sequence + 1 };
  const { kind, text, url, reference } = told;
  const event = DisputeEvidenceAdded.create(
    {
      ...keyOf(dispute),
      evidenceId: evidence.id,
      kind,
      ...(text && { text }),
      ...(url && { url }),
      ...(reference && { reference }),
      by: by.name,
    },
    { time: now, sequence: next.sequence },
  );
  return { dispute: next, events: [event], evidence };
}
