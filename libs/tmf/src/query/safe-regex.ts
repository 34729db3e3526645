const MAX_LENGTH = 200;
const MAX_DEPTH = 5;
const ATOM = /^(?:\\[dDsSwW]|\\[^\w\s]|\[\^?(?:[A-Za-z0-9 _.,:;@/+%#&=!-])+\]|[^\\()[\]{}*+?|^$])/u;

/**
 * Says why a pattern is refused, or undefined if it is fine. What passes is a true regular expression: literals,
 * `.`, character lists, `\d \s \w`, groups, `|`, `* + ?`, `^ $`. Without back references, look-around and counted
 * repetition PostgreSQL matches it with an automaton, in time linear in the text, so no pattern can stall the database.
 */
export function regexProblem(pattern: string): string | undefined {
  if (pattern === '' || pattern.length > MAX_LENGTH) return `must have 1 to ${MAX_LENGTH} characters`;
  let rest = pattern;
  let depth = 0;
  /** A quantifier may follow only an atom or a closed group. */
  let quantifiable = false;
  while (rest !== '') {
    const head = rest[0] ?? '';
    let length = 1;
    if (head === '(') {
      if (rest[1] === '?') return 'must not use (?…)';
      if (++depth > MAX_DEPTH) return `nests deeper than ${MAX_DEPTH}`;
      quantifiable = false;
    } else if (head === ')') {
      if (--depth < 0) return 'has an unmatched )';
      quantifiable = true;
    } else if ('*+?'.includes(head)) {
      if (!quantifiable) return `has a ${head} that repeats nothing`;
      quantifiable = false;
    } else if ('|^$'.includes(head)) {
      quantifiable = false;
    } else {
      const atom = ATOM.exec(rest)?.[0];
      if (!atom) return `is not supported at "${rest.slice(0, 10)}"`;
      length = atom.length;
      quantifiable = true;
    }
    rest = rest.slice(length);
  }
  return depth === 0 ? undefined : 'has an unmatched (';
}
