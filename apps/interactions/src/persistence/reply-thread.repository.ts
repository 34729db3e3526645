import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Contact, ReplyThread } from '../domain/channel-fact.js';
import { conversationId } from '../domain/interaction.js';

/** Finds the conversation of each contact. Only what names its parent needs memory: other channels name the thread. */
@Injectable()
export class ReplyThreadRepository {
  /** Conversation ids in the order of the contacts. */
  async resolve(tx: Transaction, contacts: readonly Contact[]): Promise<string[]> {
    const threads = contacts.flatMap(({ thread }) => thread ?? []);
    if (threads.length === 0) return contacts.map((contact) => conversationId(contact.threadKey));
    const known = await this.known(tx, threads);
    const fresh = new Map<string, string>();
    const resolved = contacts.map(({ thread, threadKey }) => {
      if (!thread) return conversationId(threadKey);
      const { messageId } = thread;
      // The nearest ancestor on record decides; without one, a reply that came before what it answers.
      const relative = [...ancestors(thread), messageId].find((id) => known.has(id));
      const conversation = relative ? known.get(relative)! : conversationId(threadKey);
      // The parent is remembered too, for the case that it is still to come.
      for (const id of [messageId, ...ancestors(thread).slice(0, 1)]) {
        if (!known.has(id)) fresh.set(id, conversation);
        known.set(id, known.get(id) ?? conversation);
      }
      return conversation;
    });
    // In one order everywhere, so that two requests with the same mails do not wait for each other.
    const ordered = [...fresh].toSorted(([a], [b]) => (a < b ? -1 : 1));
    await tx.query(
      `INSERT INTO mail_thread (message_id, conversation_id) SELECT * FROM unnest($1::text[], $2::uuid[])
       ON CONFLICT (message_id) DO NOTHING`,
      [ordered.map(([id]) => id), ordered.map(([, conversation]) => conversation)],
    );
    return resolved;
  }

  private async known(tx: Transaction, threads: readonly ReplyThread[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ message_id: string; conversation_id: string }[]>(
      'SELECT message_id, conversation_id FROM mail_thread WHERE message_id = ANY($1)',
      [threads.flatMap((thread) => [thread.messageId, ...ancestors(thread)])],
    );
    return new Map(rows.map((row) => [row.message_id, row.conversation_id]));
  }
}

/** Nearest first. */
function ancestors({ inReplyTo, references }: ReplyThread): string[] {
  return [...(inReplyTo === undefined ? [] : [inReplyTo]), ...references.toReversed()];
}
