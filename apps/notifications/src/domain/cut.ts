const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text of others at most so long, and such that it can be stored: without NUL and without half characters. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replaceAll('\0', '').replaceAll(LONE_SURROGATE, '');
}
