import type { Story } from './story.js';
import { mailOf, wayOf } from './ways.js';

/** A question and its answer, on whichever way the person uses. */
export function question(story: Story): void {
  const { person, random, phrases, catalogue } = story;
  const way = wayOf(person, random);
  story
    .says(way.in, phrases.opening, { picture: random.chance(0.1) })
    .later(1, 8)
    .answers(way.out, phrases.answer);
  if (random.chance(0.7))
    story.later(1, 10).says(way.in, phrases.detail).later(1, 15).answers(way.out, phrases.solved);
  if (random.chance(0.5)) story.later(2, 60).says(way.in, catalogue.thanks);
}

/** One call, now and then one that nobody answers and a second one. */
export function call(story: Story): void {
  const { random } = story;
  if (random.chance(0.2)) abandonedCall(story).later(3, 30);
  answeredCall(story);
}

export function abandonedCall(story: Story): Story {
  return story.anew().tell({
    door: 'generic/call-centre',
    kind: 'call',
    abandoned: true,
    seconds: 0,
    waitSeconds: story.random.between(120, 900),
  });
}

/** By the switchboard of the call centre, or by the cloud telephony of the second line. */
export function answeredCall(story: Story): Story {
  const { random } = story;
  const seconds = random.between(60, 1500);
  const waitSeconds = random.between(5, 420);
  return story
    .anew()
    .tell({
      door: random.chance(0.12) ? 'twilio/voice' : 'generic/call-centre',
      kind: 'call',
      agent: story.agent,
      text: story.phrases.opening[0],
      seconds,
      waitSeconds,
    })
    .later((seconds + waitSeconds) / 60, (seconds + waitSeconds) / 60 + 1);
}

/** Something happens in the app: a playback error, a payment, a look at the bill. */
export function tap(story: Story): Story {
  return story.anew().tell({ door: 'generic/app', kind: 'session' });
}

export function shopVisit(story: Story): Story {
  const seconds = story.random.between(180, 2400);
  return story
    .anew()
    .tell({
      door: 'generic/shop',
      kind: 'visit',
      agent: story.agent,
      seconds,
      waitSeconds: story.random.between(0, 900),
    })
    .later(seconds / 60 + 15, seconds / 60 + 16);
}

/** A thread of mails, with an answer a few hours later. */
export function mailThread(story: Story): Story {
  const { random, phrases, catalogue } = story;
  const mail = mailOf(random);
  story.anew().says(mail.in, phrases.opening).later(40, 400).answers(mail.out, phrases.answer);
  if (random.chance(0.4)) {
    story.later(30, 600).says(mail.in, phrases.detail).later(60, 400).answers(mail.out, phrases.solved);
  }
  return random.chance(0.4) ? story.later(10, 200).says(mail.in, catalogue.thanks) : story;
}

/** A mail that a queue somewhere held back for hours. */
export function lateMail(story: Story): void {
  story.anew().says(mailOf(story.random).in, story.phrases.opening, { late: true });
}
