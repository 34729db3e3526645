const MASK = '[masked]';
/** Characters. Longer texts are cut: a log line is no place for a document, and masking must stay cheap. */
const LONGEST_TEXT = 8_192;

// Digits of any script, so that a number in Arabic-Indic digits is no less a phone number.
const PHONE_SEPARATOR = String.raw`(?:[\s().\-‐-―/\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]|%20)`;
const MAIL_WORD = String.raw`[\p{L}\p{N}._%+'-]`;

// Order matters: what stands first wins at the same place. Groups named `keep…` are ids and times that an operator
// needs and that would look like phone numbers.
const PATTERN = new RegExp(
  [
    String.raw`(?<keepUuid>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)`,
    String.raw`(?<keepTrace>\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b)`,
    String.raw`(?<keepTime>\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\p{Nd}-]))`,
    String.raw`(?<keepHost>\b(?:127\.0\.0\.1|(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}):\d{1,5}\b)`,
    String.raw`\b(?:Bearer|Basic)\s+[\w.~+/=-]+`,
    String.raw`\beyJ[\w-]*\.[\w-]*(?:\.[\w-]*)*`,
    String.raw`(?<=:\/\/)[^\s/@]+(?=@)`,
    String.raw`(?<=\b(?:token|secret|password|passwd|apikey|api[_-]key|access_token|signature|sig)["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;}]+`,
    // PostgreSQL quotes the text that it could not read: what somebody searched for, or is called.
    String.raw`(?<=\b(?:input syntax for type [\w ]{1,40}|out of range): )".*"`,
    String.raw`${MAIL_WORD}{1,64}(?:@|%40)${MAIL_WORD}{1,255}`,
    String.raw`\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b`,
    String.raw`\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b`,
    String.raw`\+?\p{Nd}(?:${PHONE_SEPARATOR}{0,3}\p{Nd}){6,}`,
  ].join('|'),
  'giu',
);

/** Free text with phone numbers, e-mail addresses, MAC addresses, tokens and passwords masked. */
export function maskText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut.replace(PATTERN, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    return Object.values(groups).some((kept) => kept !== undefined) ? found : MASK;
  });
}
