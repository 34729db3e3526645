import type { InteractionFacts } from '@viewline/events';
import type { Document } from '@viewline/tmf';

interface Attachment {
  name?: string;
  mimeType?: string;
  url?: string;
  size?: { amount?: number };
}

interface Period {
  startDateTime?: string;
  endDateTime?: string;
}

/** Attributes of a PartyInteraction that live in the facts; everything else lives in the resource. */
const IN_FACTS = [
  'description',
  'direction',
  'reason',
  'status',
  'interactionDate',
  'creationDate',
  'statusChangeDate',
];

export function outsideOfFacts(document: Document, names = Object.keys(document)): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => !IN_FACTS.includes(name)).map((name) => [name, document[name] ?? null]),
  );
}

/** The facts after these attributes took the document's values; an attribute that is gone takes its fact along. */
export function withAttributes(
  facts: InteractionFacts,
  document: Document,
  names: readonly string[] = Object.keys(document),
): InteractionFacts {
  const changes: Record<string, (value: unknown) => Partial<InteractionFacts>> = {
    description: (text) => ({ text: text as string | undefined }),
    reason: (reason) => ({ reason: reason as string }),
    status: (status) => ({ status: status as string }),
    attachment: (list) => ({ attachments: (list as Attachment[] | undefined)?.map(attachmentFact) }),
    interactionDate: (period) => {
      const { startDateTime, endDateTime } = (period ?? {}) as Period;
      return { startedAt: startDateTime ?? facts.startedAt, endedAt: endDateTime };
    },
  };
  const changed = Object.assign(
    {},
    facts,
    ...names.map((name) => changes[name]?.(document[name])),
  ) as InteractionFacts;
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== undefined),
  ) as InteractionFacts;
}

function attachmentFact({
  name,
  mimeType,
  url,
  size,
}: Attachment): NonNullable<InteractionFacts['attachments']>[number] {
  return {
    ...(name && { name: name.slice(0, 500) }),
    ...(mimeType && { mimeType }),
    ...(url && { url }),
    ...(Number.isInteger(size?.amount) && size!.amount! >= 0 && { size: size!.amount }),
  };
}
