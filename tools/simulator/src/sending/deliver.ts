import { setTimeout as pause } from 'node:timers/promises';
import type { SignedRequest } from '../signing/signed-request.js';
import type { Answer, HttpSender } from './http-sender.js';

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sends until there is an answer that sending again would not change. Signed anew each time, since signatures age.
 * @throws Error of the network where that did not get better
 */
export async function deliver(
  sender: HttpSender,
  sign: (at: Date) => SignedRequest,
  method = 'POST',
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === ATTEMPTS;
    let answer: Answer | undefined;
    try {
      answer = await sender.send(sign(new Date()), method);
    } catch (error) {
      if (isLast) throw error;
    }
    if (answer && (isLast || ![429, 503].includes(answer.status))) return answer;
    await pause(pauseBefore(attempt, answer?.retryAfter));
  }
}

/** Milliseconds. What the server asks for, within a minute; else twice as long each time. */
export function pauseBefore(attempt: number, retryAfter: string | undefined, now = Date.now()): number {
  const doubling = FIRST_PAUSE_MS * 2 ** (attempt - 1);
  if (retryAfter === undefined) return Math.min(doubling, LONGEST_PAUSE_MS);
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Math.min(Math.max(Number.isNaN(asked) ? doubling : asked, 0), LONGEST_PAUSE_MS);
}

export const isAccepted = ({ status }: Answer): boolean => status >= 200 && status < 300;
