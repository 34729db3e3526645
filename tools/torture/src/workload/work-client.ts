import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { Victim } from '../stage/victim.js';

/** Milliseconds. */
const ANSWER_WITHIN = 5_000;
const PAUSE_BEFORE_RETRY = [100, 600] as const;

interface Command {
  path: string;
  body: object;
  method?: 'POST' | 'PUT';
  /** The same at each attempt. */
  key?: string;
  apiKey: string;
}

/** Commands to services that are killed all the time: sent again, under the same key, until one is acknowledged. */
export class WorkClient {
  failure: Error | undefined;
  stopping = false;

  constructor(private readonly random: Random) {}

  /**
   * @returns what was answered. A 409 to a command that was sent before is an acknowledgement whose first copy was
   * lost: then there is nothing to return. Undefined also when the run is over.
   */
  async untilAcknowledged(victims: readonly Victim[], command: Command): Promise<Answered | undefined> {
    for (let attempt = 1; !(this.stopping && attempt > 1 && this.failure); attempt++) {
      const answer = await this.attempt(this.random.pick(victims), command);
      if (answer?.ok) return (await json(answer)) ?? {};
      if (answer?.status === 409 && attempt > 1) return undefined;
      if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        throw new Error(`${command.path}: ${answer.status} ${await answer.text()}`);
      }
      await sleep(this.random.between(...PAUSE_BEFORE_RETRY));
    }
    return undefined;
  }

  private attempt(victim: Victim, { path, body, method = 'POST', key, apiKey }: Command) {
    return fetch(victim.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    }).catch(() => undefined);
  }
}

export interface Answered {
  id?: string;
}

/** Undefined where the answer broke off. */
async function json(answer: Response): Promise<Answered | undefined> {
  try {
    return JSON.parse((await answer.text()) || '{}') as Answered;
  } catch {
    return undefined;
  }
}
