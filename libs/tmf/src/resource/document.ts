import { DomainError } from '@viewline/kernel';

/** The JSON body of a resource, without `id` and `href`, which are the server's. */
export type Document = Readonly<Record<string, unknown>>;

export interface Stored {
  readonly id: string;
  readonly document: Document;
}

/** Deeper than any TM Forum resource, and far below what exhausts a stack or PostgreSQL's jsonb parser. */
const MAX_DEPTH = 32;

// With the u flag a surrogate pair is one character, so that only lone halves match.
// oxlint-disable-next-line no-control-regex
const NOT_STORABLE = /[\0\p{Surrogate}]/u;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses what jsonb cannot hold (NUL, lone surrogates) and what nests too deep, before anything recurses into it. */
export function assertStorable(body: unknown): asserts body is Record<string, unknown> {
  if (!isObject(body))
    throw new DomainError('invalid', 'tmf.body-not-an-object', 'The body must be a JSON object');
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH)
      throw new DomainError('invalid', 'tmf.body-too-deep', `The body nests deeper than ${MAX_DEPTH}`);
    if (typeof value === 'string') assertText(value);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      assertText(key);
      open.push({ value: child, depth: depth + 1 });
    }
  }
}

export function assertText(text: string): void {
  if (NOT_STORABLE.test(text)) {
    throw new DomainError('invalid', 'tmf.text-not-storable', 'Text must be well-formed Unicode without NUL');
  }
}
