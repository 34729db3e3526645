import { DomainError } from '@viewline/kernel';
import { sqlState } from '@viewline/messaging';
import { UsageError } from './usage-error.js';

/** The command could not do what was asked; the message is one sentence for an operator. Exit code 1. */
export class CommandFailed extends Error {}

const SENTENCES: Readonly<Record<string, (where: string) => string>> = {
  ECONNREFUSED: (where) => `${where} does not answer: is it running?`,
  ENOTFOUND: (where) => `There is no machine named in ${where}.`,
  EAI_AGAIN: (where) => `The name in ${where} cannot be looked up.`,
  ETIMEDOUT: (where) => `${where} does not answer in time.`,
  '28P01': (where) => `${where} refuses this user and password.`,
  '28000': (where) => `${where} refuses this user.`,
  '3D000': (where) => `${where} does not exist: has this service ever been started there?`,
  '42P01': (where) => `${where} lacks a table that this command needs: is it of this release?`,
};

/** Says what went wrong with `where`, such as `PostgreSQL at 127.0.0.1:5432`, in one sentence. */
export function explain(error: unknown, where: string): Error {
  if (error instanceof DomainError || error instanceof CommandFailed || error instanceof UsageError)
    return error;
  const sentence = SENTENCES[sqlState(error) ?? ''];
  return new CommandFailed(sentence ? sentence(where) : `${where}: ${messageOf(error)}`, { cause: error });
}

/** What happened stands deepest: a failed request names only its cause, several refusals only their parts. */
function messageOf(error: unknown): string {
  const { message, cause, errors } = error as { message?: string; cause?: unknown; errors?: unknown[] };
  if (errors?.length) return messageOf(errors[0]);
  return cause ? messageOf(cause) : message || String(error);
}
