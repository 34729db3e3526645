import type { ConversationAssigned, EventDefinition } from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

export const conversationAssigned: EntryWriter<DataOf<typeof ConversationAssigned>> = (assigned) => ({
  channel: 'chat',
  kind: 'update',
  title: assigned.agentId
    ? `Chat assigned to ${assigned.agentName ?? assigned.agentId}`
    : `Chat back in queue ${assigned.queue}`,
  text: assigned.reason ?? null,
  conversationId: assigned.conversationId,
  details: {
    queue: assigned.queue,
    waited: assigned.waited,
    ...(assigned.agentId && { agentId: assigned.agentId }),
    ...(assigned.fromAgentId && { fromAgentId: assigned.fromAgentId }),
  },
});
