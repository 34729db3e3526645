import { createContext, Script } from 'node:vm';
import EmailReplyParser from 'email-reply-parser';

/** Ordinary mails take a millisecond or two. */
const TIME_LIMIT_MS = 100;
const MAX_PARSED = 10_000;

/**
 * The parser's expressions take cubic time on text made for it: a mail of 10 kB can hold a thread for minutes. Nothing
 * but V8's own time limit interrupts an expression that is running, and vm is where that limit is to be had.
 */
const limited = new Script('parse()');

/** The part of a mail that is new, without the quoted history and the signature. */
export function newPartOf(
  text: string | undefined,
  stripped: string | undefined,
): { newPart?: string; removed: boolean } {
  const newPart = stripped?.trim() || parsed(text);
  // A reply written below or inside the quotation leaves nothing: better the whole than nothing.
  if (!newPart) return { newPart: text, removed: false };
  return { newPart, removed: text !== undefined && newPart.length < text.trim().length };
}

/** The whole text where it is too long to be parsed or takes too long. */
function parsed(text: string | undefined): string | undefined {
  if (!text || text.length > MAX_PARSED) return text;
  const context = createContext({ parse: () => new EmailReplyParser().parseReply(text) });
  try {
    return String(limited.runInContext(context, { timeout: TIME_LIMIT_MS })).trim();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return text;
    throw error;
  }
}
