import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Contact } from '../domain/channel-fact.js';
import { conversationId } from '../domain/interaction.js';

/** Finds the conversation of each contact. Only mail needs memory: every other channel names its thread itself. */
@Injectable()
export class MailThreadRepository {
  /** Conversation ids in the order of the contacts. */
  async resolve(tx: Transaction, contacts: readonly Contact[]): Promise<string[]> {
    const mails = contacts.filter((contact) => contact.mail);
    if (mails.length === 0) return contacts.map((contact) => conversationId(contact.threadKey));
    const known = await this.known(tx, mails);
    const resolved: string[] = [];
    for (const contact of contacts) {
      const { mail } = contact;
      // The nearest ancestor that is on record decides; one that is not is remembered for those still to come.
      const ancestors = mail ? [mail.inReplyTo, ...mail.references.toReversed()] : [];
      const ancestor = ancestors.find((id) => id !== undefined && known.has(id));
      const conversation = ancestor ? known.get(ancestor)! : conversationId(contact.threadKey);
      if (mail) known.set(mail.messageId, conversation);
      resolved.push(conversation);
    }
    await tx.query(
      `INSERT INTO mail_thread (message_id, conversation_id) SELECT * FROM unnest($1::text[], $2::uuid[])
       ON CONFLICT (message_id) DO NOTHING`,
      [mails.map((c) => c.mail!.messageId), mails.map((c) => known.get(c.mail!.messageId))],
    );
    return resolved;
  }

  private async known(tx: Transaction, mails: readonly Contact[]): Promise<Map<string, string>> {
    const ids = mails
      .flatMap(({ mail }) => [mail!.inReplyTo, ...mail!.references])
      .filter((id) => id !== undefined);
    const rows = await tx.query<{ message_id: string; conversation_id: string }[]>(
      'SELECT message_id, conversation_id FROM mail_thread WHERE message_id = ANY($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.message_id, row.conversation_id]));
  }
}
