import { jsonOf, type Json } from '../../dispute-file/canonical-json.js';
import type { FileContent } from '../../dispute-file/file-format.js';
import type { Dispute } from '../../domain/dispute/dispute.js';
import type { Evidence } from '../../queries/show-dispute-file/dispute-case.query.js';
import { type Fact, FACT_SECTIONS } from '../../reactions/keep-facts-when-subscriber-events-come/facts.js';

type Record_ = { [key: string]: Json };

/** What a file says of the dispute itself, and of what happened around it, in its sections. */
export function sectionsOf(
  dispute: Dispute,
  evidence: readonly Evidence[],
  facts: readonly Fact[],
): FileContent['sections'] {
  return [
    { name: 'case', title: 'The disputed charges', records: disputedCharges(dispute) },
    { name: 'steps', title: 'Steps of the case', records: dispute.history.map(stepOf) },
    { name: 'evidence', title: 'Evidence on file', records: evidence.map(evidenceRecord) },
    ...FACT_SECTIONS.map(({ name, title }) => ({
      name,
      title,
      records: facts.filter(({ section }) => section === name).map(factRecord),
    })),
  ];
}

function disputedCharges(dispute: Dispute): Record_[] {
  const { reason, description, outcome, awarded, state, openedAt, openedBy, amount } = dispute;
  const whole = { reason, description, amount, openedBy: openedBy.name, state, outcome, awarded };
  return [
    recordOf({ at: openedAt, what: 'dispute opened', facts: whole }),
    ...dispute.items.map((item) => recordOf({ what: 'disputed charge', facts: item })),
  ];
}

const stepOf = ({ from, to, by, at, note }: Dispute['history'][number]): Record_ =>
  recordOf({ at, what: from === null ? to : `${from} to ${to}`, facts: { by, note } });

const evidenceRecord = ({ at, kind, ...facts }: Evidence): Record_ =>
  recordOf({ at, what: `${kind} put on file`, facts });

const factRecord = ({ happenedAt, type, eventId, subscriberId, facts }: Fact): Record_ =>
  recordOf({ at: happenedAt, what: wordsOf(type), type, eventId, subscriberId, facts });

const recordOf = (record: object): Record_ => jsonOf(record) as Record_;

/** `viewline.service-problem.lifted.v1` is "service problem lifted". */
const wordsOf = (type: string): string => type.split('.').slice(1, -1).join(' ').replaceAll('-', ' ');
