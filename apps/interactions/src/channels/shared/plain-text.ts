/**
 * Text that PostgreSQL and JSON both accept: no NUL (PostgreSQL refuses it), no half of a surrogate pair (which
 * has no UTF-8 form), and no other control characters than line breaks and tabs.
 */
export function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '').replace(/\p{Cs}/gu, '\uFFFD');
}

/** Cut to at most `max` UTF-16 units without splitting a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const code = text.charCodeAt(max - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? max - 1 : max);
}
