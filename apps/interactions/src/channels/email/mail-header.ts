import { parseAddressHeader } from 'mailparser';
import type { Mailbox } from './mail-contact.js';

/** The mailboxes of an address header such as `"Bob" <bob@example.com>, carol@example.com`. */
export function mailboxesOf(header: string | undefined): Mailbox[] {
  return parseAddressHeader((header ?? '').slice(0, 50_000), { flatten: true }).value.flatMap(
    ({ address, name }) => (address ? [{ address, name: name || undefined }] : []),
  );
}
