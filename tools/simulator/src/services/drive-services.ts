import { idFromName } from '@viewline/kernel';
import { CATALOGUES } from '../catalogue/catalogues.js';
import { fill } from '../catalogue/catalogue.js';
import { currencyOf } from '../facts/product-facts.js';
import type { Known } from '../facts/subscribers.js';
import { MARKETS } from '../operator/market.js';
import { LANGUAGES, type Language } from '../operator/person.js';
import type { ServicesApi } from './api.js';
import { ANNOUNCEMENT, ARTICLES, CHARGES, NOTES } from './texts.js';

const DAY = 86_400_000;
/** Of each language. */
const TICKETS = 4;
const MATTERS = ['buffering', 'channel', 'charge', 'remote'] as const;
const TYPES = {
  buffering: 'Connectivity',
  channel: 'Content',
  charge: 'Bill Dispute',
  remote: 'Hardware',
} as const;
const SEVERITIES = ['Major', 'Moderate', 'Minor', 'Critical'] as const;

/** What agents did with it: articles, tickets in every language, bills of which one is disputed, an announcement. */
export async function driveServices(api: ServicesApi, customers: readonly Known[], now: Date): Promise<void> {
  await Promise.all([
    ...ARTICLES.map((article) => writeArticle(api, article, now)),
    ...LANGUAGES.map((language) =>
      serve(
        api,
        customers.filter(({ person }) => person.language === language),
        now,
      ),
    ),
    announce(api),
  ]);
}

async function serve(api: ServicesApi, customers: readonly Known[], now: Date): Promise<void> {
  for (const [n, customer] of customers.slice(0, TICKETS).entries()) await openTicket(api, customer, n);
  if (customers[0]) await bill(api, customers[0], now);
}

async function writeArticle(
  api: ServicesApi,
  { slug, owner, texts }: (typeof ARTICLES)[number],
  now: Date,
): Promise<void> {
  const article = await api.call({
    door: 'tickets/articles',
    path: '/api/tickets/v1/articles',
    body: {
      slug,
      owner,
      reviewOn: new Date(now.getTime() + 180 * DAY).toISOString().slice(0, 10),
      texts: LANGUAGES.map((language) => ({ language, ...texts[language] })),
    },
  });
  if (!article?.id) return;
  const path = `/api/tickets/v1/articles/${article.id}/state`;
  await api.call({ door: 'tickets/articles', path, body: { state: 'published' } });
}

async function openTicket(api: ServicesApi, { id, person }: Known, n: number): Promise<void> {
  const matter = MATTERS[n % MATTERS.length]!;
  const { subject, opening } = CATALOGUES[person.language].matters[matter];
  const values = {
    channel: MARKETS[person.language].channels[0]!,
    plan: person.subscriber.plan,
    name: person.name,
  };
  const key = (what: string) => idFromName('sample-ticket', person.subscriber.accountNumber, what);
  const ticket = await api.call({
    door: 'tickets/tickets',
    path: '/tmf-api/troubleTicket/v4/troubleTicket',
    key: key('open'),
    body: {
      name: subject,
      description: fill(opening[0]!, values),
      ticketType: TYPES[matter],
      severity: SEVERITIES[n % SEVERITIES.length],
      relatedParty: [{ id, name: person.name, role: 'customer', '@referredType': 'Customer' }],
    },
  });
  if (!ticket?.id) return;
  const path = `/api/tickets/v1/tickets/${ticket.id}`;
  await api.call({
    door: 'tickets/notes',
    path: `${path}/notes`,
    key: key('note'),
    body: { text: NOTES[person.language] },
  });
  // Of four one is being worked on and one is solved.
  const steps = n === 1 ? ['inProgress'] : n === 2 ? ['inProgress', 'resolved'] : [];
  for (const status of steps)
    await api.call({ door: 'tickets/status', path: `${path}/status`, body: { status } });
}

/** Last month's bill; in one language a film on it is disputed. */
async function bill(api: ServicesApi, { id, person }: Known, now: Date): Promise<void> {
  const { accountNumber, country } = person.subscriber;
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const date = (at: Date) => at.toISOString().slice(0, 10);
  const billNo = `VL-${date(month).slice(0, 7)}-${accountNumber.slice(-4)}`;
  const { plan, film } = CHARGES[person.language];
  const itemId = (name: string) => idFromName('sample-charge', billNo, name);
  const line = {
    billNo,
    accountNumber,
    subscriberId: id,
    currency: currencyOf(country),
    billDate: date(month),
    paymentDueDate: date(new Date(month.getTime() + 20 * DAY)),
    periodStart: date(before),
    periodEnd: date(month),
    state: 'sent',
    total: '34.80',
    items: [
      {
        id: itemId('plan'),
        name: `${plan} ${person.subscriber.plan}`,
        type: 'recurringCharge',
        amount: '29.90',
      },
      { id: itemId('film'), name: film, type: 'usageCharge', amount: '4.90' },
    ],
  };
  await api.call({
    door: 'disputes/bills',
    path: `/api/disputes/v1/bill-imports?id=${idFromName('sample-bills', billNo)}`,
    body: `${JSON.stringify(line)}\n`,
    contentType: 'application/x-ndjson',
  });
  if (!DISPUTING.includes(person.language)) return;
  await api.call({
    door: 'disputes/disputes',
    path: '/api/disputes/v1/disputes',
    key: idFromName('sample-dispute', billNo),
    body: {
      billNo,
      items: [{ rateId: itemId('film') }],
      reason: 'unexpectedCharge',
      description: CHARGES[person.language].reason,
    },
  });
}

const DISPUTING: readonly Language[] = ['fr', 'ar'];

/** In the app alone: a sample writes to nobody. */
async function announce(api: ServicesApi): Promise<void> {
  const path = '/api/notifications/v1/announcements';
  const announcement = await api.call({
    door: 'notifications/announcements',
    path,
    key: idFromName('sample-announcement', ANNOUNCEMENT.en.title),
    body: {
      title: ANNOUNCEMENT.en.title,
      audience: { packages: ['Premium 4K'] },
      purpose: 'service',
      severity: 6,
      channels: ['in-app'],
      texts: ANNOUNCEMENT,
    },
  });
  if (!announcement?.id) return;
  await api.call({ door: 'notifications/announcements', path: `${path}/${announcement.id}/publish` });
}
