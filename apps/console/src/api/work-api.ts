import type { Language } from '../i18n/languages.js';
import { authorisedFetch } from './authorised-fetch.js';
import type {
  CreditBalance,
  Diagnosis,
  HeldBill,
  NewTicket,
  OpenDispute,
  OpenPromise,
  OpenTicket,
  SentMessage,
} from './work-contract.js';

const TICKETS = '/api/tickets/v1';
const DISPUTES = '/api/disputes/v1';
const NOTIFICATIONS = '/api/notifications/v1';
const TROUBLE_TICKETS = '/tmf-api/troubleTicket/v4/troubleTicket';

const of = (subscriberId: string): string => `subscribers/${encodeURIComponent(subscriberId)}`;

/** The newest; what is open is among them. */
const ofWhom = (subscriberId: string): string =>
  new URLSearchParams({ subscriberId, limit: '50' }).toString();

const isOpenPromise = ({ state }: OpenPromise): boolean => state !== 'kept';
const isOpenDispute = ({ state }: OpenDispute): boolean => !['closed', 'withdrawn'].includes(state);

async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await authorisedFetch(path, { headers: { accept: 'application/json' }, signal });
  return (await response.json()) as T;
}

/** @param key the same again when the same is sent again: it is done once */
async function send<T>(path: string, body: object, key: string): Promise<T> {
  const response = await authorisedFetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

/** What somebody still has to do for a subscriber, asked of the services that know; each may fail by itself. */
export const workApi = {
  tickets: async (id: string, signal?: AbortSignal) =>
    (await read<{ items: OpenTicket[] }>(`${TICKETS}/${of(id)}/tickets?open=true&limit=20`, signal)).items,

  promises: async (id: string, signal?: AbortSignal) =>
    (await read<{ items: OpenPromise[] }>(`${TICKETS}/promises?${ofWhom(id)}`, signal)).items.filter(
      isOpenPromise,
    ),

  disputes: async (id: string, signal?: AbortSignal) =>
    (await read<{ items: OpenDispute[] }>(`${DISPUTES}/disputes?${ofWhom(id)}`, signal)).items.filter(
      isOpenDispute,
    ),

  holds: async (id: string, signal?: AbortSignal) =>
    (await read<{ items: HeldBill[] }>(`${DISPUTES}/${of(id)}/holds`, signal)).items,

  credit: (id: string, signal?: AbortSignal) => read<CreditBalance>(`${DISPUTES}/${of(id)}/credit`, signal),

  messages: async (id: string, signal?: AbortSignal) =>
    (await read<{ messages: SentMessage[] }>(`${NOTIFICATIONS}/${of(id)}/why?limit=5`, signal)).messages,

  openTicket: (subscriberId: string, ticket: NewTicket, key: string) =>
    send<{ id: string }>(
      TROUBLE_TICKETS,
      { ...ticket, relatedParty: [{ id: subscriberId, role: 'customer', '@referredType': 'Customer' }] },
      key,
    ),

  addNote: (ticketId: string, text: string, key: string) =>
    send<object>(`${TICKETS}/tickets/${encodeURIComponent(ticketId)}/notes`, { text }, key),

  diagnose: (subscriberId: string, language: Language, key: string) =>
    send<Diagnosis>(`${TICKETS}/${of(subscriberId)}/diagnosis?language=${language}`, {}, key),

  /** One that was made a moment ago, in another language; undefined where it is not among the newest any more. */
  diagnosis: async (subscriberId: string, id: string, language: Language, signal?: AbortSignal) =>
    (
      await read<{ items: Diagnosis[] }>(
        `${TICKETS}/${of(subscriberId)}/diagnoses?limit=20&language=${language}`,
        signal,
      )
    ).items.find((one) => one.id === id),
};
