import type { Outcome } from '../../domain/delivery/outcome.js';
import type { PostResult } from './http-post.js';

const DAY_SECONDS = 24 * 60 * 60;
/** Our account or address of it is wrong: its trouble, not the message's. */
const OURS_IS_WRONG = [401, 403, 404, 405, 407];
/** Said before the request was looked at. */
const NOT_TAKEN = [408, 425, 429, 503];

/** What an answer means where 2xx is an acceptance. A 5xx may come from a gateway behind which the message went on. */
export function outcomeOf(result: PostResult, accepted: (text: string) => Outcome): Outcome {
  if (result.kind !== 'answered') {
    return { kind: result.kind === 'unsent' ? 'unavailable' : 'unknown', code: result.code };
  }
  const { status, headers, text } = result;
  const code = `http.${status}`;
  if (status >= 200 && status < 300) return accepted(text);
  if (NOT_TAKEN.includes(status)) {
    const seconds = Number(headers['retry-after']);
    return {
      kind: 'unavailable',
      code,
      ...(seconds > 0 && { retryAfterSeconds: Math.min(seconds, DAY_SECONDS) }),
    };
  }
  if (OURS_IS_WRONG.includes(status) || (status >= 300 && status < 400)) return { kind: 'unavailable', code };
  if (status >= 500) return { kind: 'unknown', code };
  return { kind: 'rejected', code, reason: text.slice(0, 300) };
}

/** A member of a JSON object, where the text is one. */
export function memberOf(text: string, name: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const value =
      typeof parsed === 'object' && parsed !== null
        ? (parsed as Readonly<Record<string, unknown>>)[name]
        : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
