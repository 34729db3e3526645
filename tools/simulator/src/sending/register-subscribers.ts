import { idFromName } from '@viewline/kernel';
import { customerBase } from '../operator/customer-base.js';
import { SOCIAL_KINDS, type Person } from '../operator/person.js';
import { hexOf } from '../random.js';
import { deliver, isAccepted } from './deliver.js';
import type { HttpSender } from './http-sender.js';
import { inParallel } from './in-parallel.js';
import type { Tally } from './tally.js';

const IMPORTS = 'subscribers/imports';
const LINKS = 'subscribers/identities';
/** The most that TMF629 lists at once here. */
const PAGE = 100;

export interface Access {
  sender: HttpSender;
  /** Of an operator. */
  token: string;
  tally: Tally;
  concurrency: number;
}

/**
 * Brings in the customer base, then tells which social accounts are whose. The same base again changes nothing.
 * @returns subscriber ids by account number
 */
export async function registerSubscribers(
  subscribers: readonly Person[],
  access: Access,
): Promise<ReadonlyMap<string, string>> {
  if (subscribers.length === 0 || !(await importBase(subscribers, access))) return new Map();
  const ids = await subscriberIds(access);
  await linkSocial(subscribers, ids, access);
  return ids;
}

async function importBase(
  subscribers: readonly Person[],
  { sender, token, tally }: Access,
): Promise<boolean> {
  const body = customerBase(subscribers);
  const path = `/api/subscribers/v1/imports?id=${idFromName('sample-import', hexOf(body))}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
  const answer = await deliver(sender, () => ({ path, headers, body }));
  if (!isAccepted(answer)) {
    tally.add(IMPORTS, subscribers.length, `${answer.status} ${answer.body}`);
    return false;
  }
  const { rejected = 0 } = JSON.parse(answer.body) as { rejected?: number };
  if (rejected > 0) tally.add(IMPORTS, rejected, `${rejected} lines or values rejected, see ${path}`);
  tally.add(IMPORTS, subscribers.length - rejected);
  return true;
}

async function linkSocial(
  subscribers: readonly Person[],
  ids: ReadonlyMap<string, string>,
  { sender, token, tally, concurrency }: Access,
): Promise<void> {
  const links = subscribers.flatMap(({ social, subscriber }) =>
    SOCIAL_KINDS.flatMap((kind) => {
      const subscriberId = ids.get(subscriber?.accountNumber ?? '');
      return subscriberId && social[kind] ? [{ subscriberId, kind, value: social[kind] }] : [];
    }),
  );
  await inParallel(links, concurrency, async ({ subscriberId, ...address }) => {
    const path = `/api/subscribers/v1/subscribers/${subscriberId}/identities`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await deliver(sender, () => ({ path, headers, body: JSON.stringify(address) }));
    tally.add(LINKS, 1, isAccepted(answer) ? undefined : `${answer.status} ${answer.body}`);
  });
}

/** Subscriber ids by account number. @throws Error where they cannot be read */
async function subscriberIds({ sender, token }: Access): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const path = `/tmf-api/customerManagement/v4/customer?fields=account&limit=${PAGE}&offset=${offset}`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await deliver(sender, () => ({ path, headers, body: '' }), 'GET');
    if (!isAccepted(answer)) throw new Error(`cannot list customers: ${answer.status} ${answer.body}`);
    const customers = JSON.parse(answer.body) as { id: string; account?: { id: string }[] }[];
    for (const { id, account } of customers) if (account?.[0]) ids.set(account[0].id, id);
    if (customers.length < PAGE) return ids;
  }
}
