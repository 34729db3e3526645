import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DisputeFile, verifyDisputeFile } from '@viewline/disputes';
import { CommandFailed } from '../failures.js';
import { line, type Terminal } from '../terminal.js';
import { printable } from '../text-table.js';
import { UsageError } from '../usage-error.js';

export interface VerifyOptions {
  /** Public key of the operator, base64url (the `x` of the JSON Web Key that they publish). */
  key?: string;
  /** As it was published when the file was sealed. */
  seal?: string;
}

/** Verifies a sealed dispute file offline: nothing but the file is needed. */
export async function verifyFile(terminal: Terminal, named: string, options: VerifyOptions): Promise<void> {
  if (options.seal !== undefined && !/^[0-9a-f]{64}$/i.test(options.seal))
    throw new UsageError('A seal is 64 hexadecimal digits.');
  if (options.key !== undefined && !/^[\w-]{43}$/.test(options.key))
    throw new UsageError('A public key is 43 characters of base64url.');
  // npm runs us at the root of the workspace, wherever it was called.
  const file = path.resolve(terminal.env['INIT_CWD'] ?? '', named);
  const bytes = await readFile(file).catch(() => {
    throw new CommandFailed(`There is no file ${file} that can be read.`);
  });
  const { problems, file: content } = verifyDisputeFile(bytes, {
    publicKey: options.key,
    seal: options.seal,
  });
  if (content) line(terminal.out, printable(describe(content)));
  if (problems.length > 0) throw new CommandFailed(printable(`NOT AS IT WAS SEALED\n${problems.join('\n')}`));
  line(terminal.out, `Whole: every byte is as it was sealed.${content!.seal.signature ? '' : NOT_SIGNED}`);
}

const NOT_SIGNED = ' It is not signed: compare its seal with the one that was published.';

function describe({ head, sections, seal }: DisputeFile): string {
  const records = sections.reduce((sum, section) => sum + section.records.length, 0);
  const facts: [string, unknown][] = [
    ['dispute', head.disputeId],
    ['file', `${head.fileId}, number ${head.number}, ${records} records`],
    ['follows', head.previousSeal ?? 'none'],
    ['seal', seal.value],
    ['signed with', seal.signature?.publicKey ?? 'none'],
  ];
  return facts.map(([name, fact]) => `${name.padEnd(12)} ${String(fact).replaceAll(/\s+/g, ' ')}`).join('\n');
}
