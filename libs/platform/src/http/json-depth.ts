const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Whether JSON nests deeper than anybody honest would. `JSON.parse` copes, but what walks the result by recursion, such
 * as validation, would run out of stack. Looks at bytes: in UTF-8 no part of another character looks like these.
 */
export function isTooDeep(json: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]!;
    if (isInString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    else if (OPENING.has(byte) && ++depth > DEEPEST) return true;
    else if (CLOSING.has(byte)) depth--;
  }
  return false;
}
