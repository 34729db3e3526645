import { MARKETS } from '../operator/market.js';
import type { Person } from '../operator/person.js';
import { signStandardWebhook } from '../signing/standard-webhook.js';
import type { Contact } from '../stories/contact.js';
import { hexId, secretFor, type DoorContext, type DoorWriter } from './door-writer.js';

/** Call centre, shops, app, SMS centre and service desk: systems of the operator's own, with one signed JSON door. */
export const callCentre = source('call-centre', callStages);
export const shop = source('shop', visitStages);
export const app = source('app', session);
export const smsGateway = source('sms-gateway', sms);
export const desk = source('desk', answer);

type Report = Record<string, unknown>;
type Describe = (contact: Contact, common: Report) => Report[];

/** Fifty contacts are at most 150 reports, of 500 that one request may hold. */
function source(name: string, describe: Describe): DoorWriter {
  return {
    batch: 50,
    write: (contacts, context) => {
      const reports = contacts.flatMap((contact) => describe(contact, commonOf(contact, context)));
      const body = JSON.stringify({ contacts: reports });
      const id = `msg_${hexId(context, 24, name, contacts[0]!.key)}`;
      const secret = () => secretFor(name, context.secrets.genericWebhookSecret);
      return [(at) => signStandardWebhook(secret(), `/webhooks/generic/${name}`, { id, body, at })];
    },
  };
}

function commonOf(contact: Contact, context: DoorContext): Report {
  const { person, direction, conversation, agent } = contact;
  return {
    id: hexId(context, 24, contact.key),
    direction,
    name: person.name,
    language: person.language,
    conversation: hexId(context, 24, conversation),
    ...(agent && { agent }),
  };
}

const phone = ({ phone: value }: Person) => ({ kind: 'phone', value });

/** Most switchboards and tills tell of a contact when it is over; one in four reports each stage. */
const isReportedAtEnd = ({ id }: Report) => String(id) >= '4';

function callStages(contact: Contact, common: Report): Report[] {
  const { person, at, waitSeconds = 0, seconds = 0, abandoned, subject } = contact;
  const call = {
    ...common,
    identity: phone(person),
    line: '0800 1234',
    queue: person.language,
    intent: subject,
  };
  const started = { ...call, type: 'call.started', at: at.toISOString(), ivrPath: '1>3' };
  const ended = {
    ...call,
    type: 'call.ended',
    at: after(at, waitSeconds + seconds),
    startedAt: at.toISOString(),
    waitSeconds,
    durationSeconds: seconds,
    outcome: abandoned ? 'abandoned' : 'handled',
  };
  if (isReportedAtEnd(common)) return [ended];
  if (abandoned) return [started, ended];
  return [started, { ...call, type: 'call.answered', at: after(at, waitSeconds), waitSeconds }, ended];
}

function visitStages(contact: Contact, common: Report): Report[] {
  const { person, at, waitSeconds = 0, seconds = 0, subject } = contact;
  const city = person.subscriber?.city ?? MARKETS[person.language].regions[0]![1];
  const visit = { ...common, identity: account(person), shop: city, business: subject };
  const ended = {
    ...visit,
    type: 'visit.ended',
    at: after(at, waitSeconds + seconds),
    startedAt: at.toISOString(),
    durationSeconds: seconds,
    outcome: 'served',
  };
  if (isReportedAtEnd(common)) return [ended];
  return [
    { ...visit, type: 'visit.started', at: at.toISOString() },
    { ...visit, type: 'visit.served', at: after(at, waitSeconds), waitSeconds },
    ended,
  ];
}

function session(contact: Contact, common: Report): Report[] {
  const { person, at, subject } = contact;
  const [box] = person.subscriber?.macs ?? [];
  const details = { appVersion: '8.4.1', ...(box && { device: box }) };
  return [
    { ...common, type: 'session', at: at.toISOString(), identity: account(person), reason: subject, details },
  ];
}

function sms(contact: Contact, common: Report): Report[] {
  const identity = phone(contact.person);
  const message = {
    ...common,
    type: 'message',
    channel: 'sms',
    at: contact.at.toISOString(),
    identity,
    text: contact.text,
  };
  if (contact.direction === 'inbound') return [message];
  const { id } = common;
  const delivery = {
    type: 'delivery',
    id,
    channel: 'sms',
    identity,
    status: 'delivered',
    at: after(contact.at, 4),
  };
  return [message, delivery];
}

function answer(contact: Contact, common: Report): Report[] {
  const { person, at, text } = contact;
  const identity = { kind: 'wechat', value: person.social.wechat };
  return [{ ...common, type: 'message', channel: 'wechat', at: at.toISOString(), identity, text }];
}

function account(person: Person) {
  return person.subscriber ? { kind: 'account', value: person.subscriber.accountNumber } : phone(person);
}

function after(at: Date, seconds: number): string {
  return new Date(at.getTime() + seconds * 1000).toISOString();
}
