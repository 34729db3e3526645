import { abandonedCall, answeredCall, mailThread, shopVisit, tap } from './everyday.js';
import type { Story } from './story.js';
import { wayOf } from './ways.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** The picture freezes; it takes an app, a chat, two calls, mails and a visit until it plays again. */
export function longWayToAPicture(story: Story): void {
  const { random, phrases, catalogue, person } = story;
  tap(story).later(2, 10);
  story.anew().says('chatwoot', phrases.opening).answers('chatwoot', phrases.answer);
  story.says('chatwoot', phrases.detail, { picture: true }).later(20, 90);
  abandonedCall(story).later(10, 60);
  answeredCall(story).later(HOUR, 10 * HOUR);
  mailThread(story).later(6 * HOUR, DAY);
  shopVisit(story).later(HOUR, 4 * HOUR);
  story
    .anew()
    .answers('generic/sms-gateway', catalogue.notices.ticket)
    .later(HOUR, 6 * HOUR);
  const way = wayOf(person, random);
  story.anew().says(way.in, catalogue.thanks);
}

/** A charge nobody ordered: mails, a ticket, a call back, the money returned. */
export function disputedCharge(story: Story): void {
  const { phrases, catalogue, person } = story;
  tap(story).later(5, 30);
  mailThread(story).later(HOUR, 8 * HOUR);
  if (person.social['chat-contact']) {
    story.anew().tell({ door: 'zendesk', kind: 'ticket', text: phrases.opening[0] }).later(30, 200);
    story.answers('zendesk', phrases.answer).later(HOUR, DAY);
    story.answers('zendesk', phrases.solved).later(5, 60);
  }
  answeredCall(story).later(10, 60);
  story.anew().answers('generic/sms-gateway', catalogue.notices.ticket);
}

/** Reminded, expired, renewed. */
export function expiry(story: Story): void {
  const { phrases, catalogue, person, random } = story;
  story.answers('generic/sms-gateway', catalogue.notices.expiry).later(2 * DAY, 3 * DAY);
  const way = wayOf(person, random);
  story.anew().says(way.in, phrases.opening).later(2, 20).answers(way.out, phrases.answer).later(5, 40);
  tap(story).later(1, 5);
  story.anew().answers('generic/sms-gateway', catalogue.notices.renewed);
}

/** Said before everybody, answered before everybody, settled in private. */
export function publicComplaint(story: Story): void {
  const { phrases, catalogue, person, random } = story;
  const network = person.social.x ? 'x' : person.social.instagram ? 'meta/instagram' : undefined;
  if (!network) return mailThread(story) && undefined;
  story.tell({ door: network, kind: 'post', text: random.pick(catalogue.publicly) }).later(3, 40);
  if (network === 'x') {
    story.tell({ door: 'x', kind: 'post', direction: 'outbound', text: random.pick(catalogue.publicAnswer) });
  }
  story.later(2, 30).anew().says(network, phrases.detail).later(3, 30).answers(network, phrases.solved);
}

export function upgrade(story: Story): void {
  const { phrases, catalogue } = story;
  tap(story).later(10, 2 * HOUR);
  shopVisit(story).later(5, 30);
  story
    .anew()
    .answers('generic/sms-gateway', catalogue.notices.renewed)
    .later(DAY, 2 * DAY);
  story.anew().says('meta/whatsapp', catalogue.thanks).answers('meta/whatsapp', phrases.solved);
}

export function cancellation(story: Story): void {
  const { phrases } = story;
  answeredCall(story).later(HOUR, DAY);
  mailThread(story).later(HOUR, DAY);
  answeredCall(story).later(5, 60);
  story.anew().answers('meta/whatsapp', phrases.solved);
}
