import { ConversationAssigned, type NewEvent } from '@viewline/events';
import type { WorkRow } from '../../persistence/work.row.js';

/** Chats that nobody has any more wait again, since they first did: before everybody who came later. */
export function chatsPutBack(
  chats: readonly WorkRow[],
  reason: string,
  now: Date,
  queue?: string,
): NewEvent[] {
  return chats.map((chat) =>
    ConversationAssigned.create(
      {
        conversationId: chat.item_id,
        subscriberId: chat.subscriber_id!,
        queue: queue ?? chat.queue_id,
        ...(chat.agent_id && { fromAgentId: chat.agent_id }),
        reason,
        waited: Math.max(0, now.getTime() - chat.waiting_since.getTime()),
      },
      { time: now, sequence: chat.sequence + 1 },
    ),
  );
}
