import { deliver, isAccepted } from '../sending/deliver.js';
import type { HttpSender } from '../sending/http-sender.js';
import type { Tally } from '../sending/tally.js';
import { JSON_HEADERS } from '../signing/signed-request.js';

interface Access {
  sender: HttpSender;
  /** Of an operator. */
  token: string;
  tally: Tally;
}

interface Call {
  /** How it is counted. */
  door: string;
  method?: 'POST' | 'PUT' | 'GET';
  path: string;
  body?: unknown;
  /** The same again when the sample is told again: it is done once. */
  key?: string;
  contentType?: string;
}

/** The services' own doors, as a client of the operator would use them. */
export class ServicesApi {
  constructor(private readonly access: Access) {}

  /** What was answered; undefined where it was refused, which is counted, or is there already (409). */
  async call({ door, method = 'POST', path, body, key, contentType }: Call): Promise<Answered | undefined> {
    const { sender, token, tally } = this.access;
    const headers = {
      ...JSON_HEADERS,
      ...(contentType && { 'content-type': contentType }),
      authorization: `Bearer ${token}`,
      ...(key && { 'idempotency-key': key }),
    };
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
    const answer = await deliver(sender, () => ({ path, headers, body: text }), method);
    const isKnown = answer.status === 409;
    tally.add(door, 1, isAccepted(answer) || isKnown ? undefined : `${answer.status} ${answer.body}`);
    return isAccepted(answer) ? (JSON.parse(answer.body || '{}') as Answered) : undefined;
  }
}

export interface Answered {
  id?: string;
}
