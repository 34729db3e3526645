import { Inject, Injectable } from '@nestjs/common';
import { InteractionRecorded, type EventEnvelope } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { isWordOfChat } from '../../domain/routing/conversation.js';
import { WorkRepository } from '../../persistence/work.repository.js';

/** Whoever writes in a chat, its person, an agent or a colleague's note, shows that it goes on. */
@Injectable()
export class NoteLastWordWhenContactRecorded {
  constructor(
    private readonly work: WorkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const now = this.clock.now().getTime();
    const last = new Map<string, number>();
    for (const event of events) {
      if (!InteractionRecorded.is(event) || !isWordOfChat(event.data)) continue;
      const { conversationId, startedAt } = event.data;
      // A clock ahead of ours keeps no chat alive.
      const at = Math.min(Date.parse(startedAt), now);
      last.set(conversationId, Math.max(at, last.get(conversationId) ?? at));
    }
    if (last.size > 0) await this.work.noteWords(tx, last);
  }
}
