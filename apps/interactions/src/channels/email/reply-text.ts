import EmailReplyParser from 'email-reply-parser';

/** The parser's expressions take quadratic time, so a longer mail is kept whole. */
const MAX_PARSED = 10_000;

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

function parsed(text: string | undefined): string | undefined {
  if (!text || text.length > MAX_PARSED) return text;
  return new EmailReplyParser().parseReply(text).trim();
}
