import { ManualClock } from '@viewline/kernel';
import { BounceTags } from '../providers/smtp/bounce-tag.js';
import {
  exchangeReport,
  gmailReport,
  MTAS,
  postfixReport,
} from '../providers/smtp/delivery-reports.suite.js';
import { BOUNCE_SECRET, bounceDoor, type BounceDoor, type Sent } from './bounce-door.suite.js';

const NOW = new Date('2026-03-14T12:00:00Z');
const clock = new ManualClock(NOW);
let door: BounceDoor;
beforeAll(async () => (door = await bounceDoor(clock)));
beforeEach(() => clock.set(NOW));
afterAll(() => door.close());

describe('a letter that comes back', () => {
  it.each(Object.entries(MTAS))('from %s fails, with what that server said', async (_name, write) => {
    const sent = await door.sendLetter();
    expect(await door.shown(sent)).toMatchObject({ status: 'sent' });
    // As the other server would: to the sender of the envelope, through our mail server and its pipe.
    await door.handBack(sent.letter.sender, write(sent.letter, { status: '5.1.1' }));
    expect(await door.shown(sent)).toMatchObject({
      status: 'failed',
      attempts: [{ outcome: 'returned', code: 'dsn.5.1.1' }],
    });
    expect(door.told(sent.id)).toEqual(['sent', 'failed']);
    expect(door.failure(sent)).toMatchObject({
      code: 'dsn.5.1.1',
      channel: 'email',
      provider: 'smtp-main',
      reason: expect.stringContaining('5.1.1'),
    });
  });

  it('is known by its Message-ID alone, the same at every try; of a try that led nowhere nothing comes back', async () => {
    door.mail.answers.dataOnce = 451;
    const sent = await door.sendLetter();
    const tries = await door.triesOf(sent);
    expect(tries.map(({ provider, outcome }) => [provider, outcome])).toEqual([
      ['smtp-main', 'unavailable'],
      ['smtp-plain', 'unavailable'],
      ['smtp-main', 'accepted'],
    ]);
    const tags = new BounceTags(BOUNCE_SECRET, 'smtp-main');
    const tag = (attempt: { id: string }) => tags.tagOf('attempt', attempt.id);
    expect(sent.letter).toMatchObject({
      sender: `bounces+${tag(tries[2]!)}@operator.example`,
      messageId: `<${tags.tagOf('message', sent.id)}@operator.example>`,
    });
    const first = {
      ...sent.letter,
      messageId: '<x@y>',
      sender: `bounces+${tag(tries[0]!)}@operator.example`,
    };
    expect(await door.bring(postfixReport(first))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'sent' });
    expect(await door.bring(gmailReport({ ...sent.letter, sender: 'no-reply@operator.example' }))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({
      status: 'failed',
      attempts: [{ outcome: 'unavailable' }, { outcome: 'unavailable' }, { outcome: 'returned' }],
    });
  });

  it('is one failure, however often and by whatever ways it is brought at the same time', async () => {
    const sent = await door.sendLetter();
    const reports = Object.values(MTAS).map((write) => write(sent.letter));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => door.bring(reports[index % 3]!)),
    );
    expect(new Set(answers)).toEqual(new Set([204]));
    expect(door.told(sent.id)).toEqual(['sent', 'failed']);
  });

  it('may be late by months, and after a word that it was delivered; the last word is that it came back', async () => {
    const [late, early] = [await door.sendLetter(), await door.sendLetter()];
    const delivered = ({ letter }: Sent) =>
      door.bring(postfixReport(letter, { action: 'delivered', status: '2.0.0' }));
    await delivered(late);
    expect(await door.shown(late)).toMatchObject({ status: 'delivered' });
    clock.advance(100 * 86_400_000);
    await door.bring(exchangeReport(late.letter));
    await door.bring(exchangeReport(early.letter));
    await delivered(early);
    expect(await door.shown(late)).toMatchObject({ status: 'failed' });
    expect(await door.shown(early)).toMatchObject({ status: 'failed' });
    expect(door.told(late.id)).toEqual(['sent', 'delivered', 'failed']);
    expect(door.told(early.id)).toEqual(['sent', 'failed', 'delivered']);
  });

  it('settles what nobody knew of', async () => {
    const subscriberId = await door.subscriber([{ kind: 'email', value: 'unknown@example.org' }]);
    door.mail.hooks.afterData = async () => door.mail.dropConnections();
    const before = door.mail.received.length;
    const [answer] = await door.send([{ subscriberId, channels: ['email'] }]);
    const sent = { id: answer!.notificationId, subscriberId };
    expect(await door.shown(sent)).toMatchObject({ status: 'uncertain' });
    door.mail.hooks.afterData = undefined;
    const received = door.mail.received[before]!;
    const letter = { sender: received.from, messageId: received.mail.messageId!, to: 'unknown@example.org' };
    expect(await door.bring(postfixReport(letter))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'failed' });
    expect(door.told(sent.id)).toEqual(['left-uncertain', 'sent', 'failed']);
  });
});

describe('an address from which a letter came back because nobody is there', () => {
  const both = (subscriberId: string) => door.send([{ subscriberId, channels: ['email', 'in-app'] }]);
  const channelOf = async (subscriberId: string) => {
    const [answer] = await both(subscriberId);
    return (await door.shown({ id: answer!.notificationId, subscriberId }))['channel'];
  };

  it('is tried after all other channels for a month, and still where there is no other', async () => {
    const sent = await door.sendLetter('gone@example.org');
    const wishes = { channels: ['email', 'in-app'] };
    const path = `/api/notifications/v1/subscribers/${sent.subscriberId}/preferences`;
    await door.call('PATCH', path, wishes, { role: 'agent' });
    expect(await channelOf(sent.subscriberId)).toBe('email');
    await door.bring(postfixReport(sent.letter));
    expect(await channelOf(sent.subscriberId)).toBe('in-app');
    const again = await door.sendLetter('gone@example.org', sent.subscriberId);
    expect(await door.shown(again)).toMatchObject({ status: 'sent', channel: 'email' });
    clock.advance(31 * 86_400_000);
    expect(await channelOf(sent.subscriberId)).toBe('email');
  });

  it('is not one that was full, or that refused what was said', async () => {
    const sent = await door.sendLetter();
    await door.bring(postfixReport(sent.letter, { status: '5.2.2' }));
    expect(await door.shown(sent)).toMatchObject({ status: 'failed' });
    expect(await channelOf(sent.subscriberId)).toBe('email');
  });
});
