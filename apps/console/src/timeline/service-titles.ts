import type { TFunction } from 'i18next';
import type { Entry } from '../api/contract.js';
import { after, money, moment, said, word, type TitleValue } from './title-values.js';

interface Sentence {
  /** Below `event.<name of the event>`, where one event reads in several ways. */
  readonly way?: (entry: Entry) => string;
  readonly values?: Readonly<Record<string, TitleValue>>;
  /** Whether the title is the service's own words; a subject line that somebody wrote stays as it is. */
  readonly isOurs?: (entry: Entry) => boolean;
}

const number = said('number');
const billNo = said('billNo');
const amount = money('amount');
const channel: TitleValue = ({ channel: own, details }, t) => {
  const name = own ?? details['channel'];
  return typeof name === 'string' ? t([`way.${name}`, `channel.${name}`], { defaultValue: name }) : undefined;
};
const state = (list: string) => ({ from: word('fromState', list), to: word('toState', list) });
const status = (list: string) => ({ from: word('fromStatus', list), to: word('toStatus', list) });
const message: Sentence = {
  way: ({ channel: own, details }) => (own || details['channel'] ? 'by' : 'plain'),
  values: { channel: orNothing(channel) },
};

/** How the events of the services read. What is missing in one of them leaves its English title. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'ticket.opened': { values: { number, title: said('ticketTitle') } },
  'ticket.updated': { values: { number } },
  'ticket.status-changed': { values: { number, ...status('ticketStatus') } },
  'ticket.assigned': {
    way: ({ details }) => (details['agentId'] ? 'agent' : details['queue'] ? 'queue' : 'nobody'),
    values: {
      number,
      agent: (entry, t) => after(/ assigned to (.+)$/s)(entry, t) ?? said('agentId')(entry, t) ?? '',
      queue: (entry, t) => said('queue')(entry, t) ?? '',
    },
  },
  'ticket.note-added': {
    way: ({ details }) => (details['visibility'] === 'public' ? 'public' : 'internal'),
    values: { number },
  },
  'ticket.deadline-missed': { values: { number, deadline: word('kind', 'ticketDeadline') } },
  'ticket.escalated': { values: { number, level: said('level') } },
  'ticket.rated': { values: { number, score: said('score') } },
  'ticket.removed': { values: { number } },
  'diagnosis.completed': { values: { answer: word('answer', 'answer') } },
  'guided-flow.step-recorded': {
    values: { step: after(/^(.+): [^:]+$/s), outcome: word('outcome', 'outcome') },
  },
  'promise.made': { values: { what: word('what', 'promise'), dueAt: moment('dueAt') } },
  'promise.kept': { values: { what: word('what', 'promise') } },
  'promise.broken': { values: { what: word('what', 'promise'), dueAt: moment('dueAt') } },
  'article.viewed': { values: { title: after(/^Article read: (.+)$/s) } },
  'conversation.assigned': {
    way: ({ details }) => (details['agentId'] ? 'agent' : 'queue'),
    values: {
      agent: (entry, t) => after(/^Chat assigned to (.+)$/s)(entry, t) ?? '',
      queue: (entry, t) => said('queue')(entry, t) ?? '',
    },
  },
  'bill.issued': { values: { billNo, amount } },
  'bill.payment-recorded': { values: { billNo, amount } },
  'bill.state-changed': { values: { billNo, ...state('billState') } },
  'dispute.opened': { values: { billNo, amount } },
  'dispute.state-changed': { values: { billNo, ...state('disputeState') } },
  'dispute.evidence-added': { values: { billNo } },
  'dispute.decided': { values: { billNo, outcome: word('outcome', 'decision') } },
  'dispute.appealed': { values: { billNo } },
  'dispute.referred': { values: { billNo, body: said('body') } },
  'dispute.closed': {
    way: ({ details }) => (details['resolution'] === 'withdrawn' ? 'withdrawn' : 'closed'),
    values: { billNo },
  },
  'dispute.deadline-missed': { values: { billNo, deadline: word('deadline', 'disputeDeadline') } },
  'dispute-file.sealed': {},
  'credit.requested': { values: { amount } },
  'credit.granted': { values: { amount } },
  'credit.declined': { values: { amount } },
  'credit.reversed': { values: { amount } },
  'credit.spent': { values: { amount } },
  'credit.spending-reversed': { values: { amount } },
  'coupon.redeemed': { values: { code: said('code') } },
  'notification.scheduled': { values: { until: moment('until') } },
  'notification.suppressed': {},
  'notification.cancelled': {},
  'notification.sent': { ...message, isOurs: ({ title }) => /^\S+ \S+ message sent$/.test(title) },
  'notification.delivered': message,
  'notification.read': message,
  'notification.failed': message,
  'notification.left-uncertain': message,
  'announcement.published': { values: { title: after(/^Announcement[^:]*: (.+)$/s) } },
  'consent.changed': {
    way: ({ details }) => (details['granted'] === true ? 'given' : 'withdrawn'),
    values: { purpose: word('purpose', 'purpose') },
  },
  'preference.changed': {},
  'terms.accepted': { values: { document: said('document'), version: said('version') } },
  'product.activated': { values: { name: said('name') } },
  'product.changed': { values: { name: said('name') } },
  'product.renewed': { values: { name: said('name'), until: moment('expiresAt') } },
  'product.status-changed': { values: { name: said('name'), ...status('productStatus') } },
  'product.expired': { values: { name: said('name') } },
  'viewing-session.started': { values: { stream } },
  'viewing-session.ended': {
    way: ({ details }) => (details['playbackFailed'] === true ? 'failed' : 'watched'),
    values: { stream },
  },
  'playback.failed': { values: { stream, error: said('errorCode') } },
  'service-problem.declared': { values: { title: said('title') } },
  'service-problem.updated': { values: { title: said('title') } },
  'service-problem.resolved': { values: { title: said('title') } },
  'service-problem.hit': { values: { title: said('title') } },
  'service-problem.lifted': { values: { title: said('title'), minutes: said('minutesLost') } },
};

export const SERVICE_EVENTS: readonly string[] = Object.keys(SENTENCES);

export function serviceTitle(name: string, entry: Entry, t: TFunction): string | undefined {
  const sentence = SENTENCES[name];
  if (!sentence || sentence.isOurs?.(entry) === false) return undefined;
  const values = Object.entries(sentence.values ?? {}).map(([key, read]) => [key, read(entry, t)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  const path = sentence.way ? `event.${name}.${sentence.way(entry)}` : `event.${name}`;
  return t(path, { ...Object.fromEntries(values), defaultValue: entry.title });
}

function stream(entry: Entry, t: TFunction): string | undefined {
  return said('streamName')(entry, t) ?? said('streamId')(entry, t);
}

function orNothing(read: TitleValue): TitleValue {
  return (entry, t) => read(entry, t) ?? '';
}
