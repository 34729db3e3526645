import { ManualClock, newId } from '@viewline/kernel';
import { BounceTags } from '../providers/smtp/bounce-tag.js';
import {
  exchangeReport,
  gmailReport,
  holidayAnswer,
  openedReport,
  postfixReport,
  type Letter,
} from '../providers/smtp/delivery-reports.suite.js';
import { BOUNCE_SECRET, bounceDoor, type BounceDoor } from './bounce-door.suite.js';
import { signature } from './bounce-mailbox.suite.js';

let door: BounceDoor;
beforeAll(async () => (door = await bounceDoor(new ManualClock(new Date('2026-03-14T12:00:00Z')))));
afterAll(() => door.close());

describe('what changes nothing', () => {
  it.each<[string, (letter: Letter) => string]>([
    ['a delay', (letter) => postfixReport(letter, { action: 'delayed', status: '4.4.1' })],
    ['that it was handed on', (letter) => gmailReport(letter, { action: 'relayed', status: '2.0.0' })],
    ['that it went to a list', (letter) => exchangeReport(letter, { action: 'expanded', status: '2.0.0' })],
    ['a failure that is none', (letter) => postfixReport(letter, { action: 'failed', status: '2.0.0' })],
    ['an answer of somebody on holiday', holidayAnswer],
    ['that somebody opened it', openedReport],
    ['a report without a status', (letter) => postfixReport(letter).replace(/^Action:.*$/m, 'X: y')],
    ['a report that is cut off', (letter) => postfixReport(letter).slice(0, 700)],
  ])('%s', async (_what, write) => {
    const sent = await door.sendLetter();
    expect(await door.bring(write(sent.letter))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'sent', attempts: [{ outcome: 'accepted' }] });
    expect(door.told(sent.id)).toEqual(['sent']);
  });

  it('a tag that was made up, of another kind, of another provider or for nothing that was sent', async () => {
    const sent = await door.sendLetter();
    const attemptId = (await door.triesOf(sent))[0]!.id;
    const forger = new BounceTags('whsec_Zm9yZ2Vk', 'smtp-main');
    const ours = new BounceTags(BOUNCE_SECRET, 'smtp-main');
    const other = new BounceTags(BOUNCE_SECRET, 'smtp-plain');
    const senders = [
      forger.tagOf('attempt', attemptId),
      ours.tagOf('message', attemptId),
      ours.tagOf('attempt', sent.id),
      other.tagOf('attempt', attemptId),
      ours.tagOf('attempt', newId()),
      attemptId,
      sent.id,
      `${ours.tagOf('attempt', attemptId)}0`,
    ];
    for (const tag of senders) {
      const letter = {
        sender: `bounces+${tag}@operator.example`,
        messageId: `<${tag}@x>`,
        to: sent.letter.to,
      };
      expect(await door.bring(postfixReport(letter))).toBe(204);
    }
    const foreign = { sender: 'x@example.org', messageId: '<69b54d03@mx.google.com>', to: sent.letter.to };
    expect(await door.bring(gmailReport(foreign))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'sent' });
    expect(door.told(sent.id)).toEqual(['sent']);
  });

  it('a report wrapped fifty mails deep, and fifty mails within the one that came back', async () => {
    const sent = await door.sendLetter();
    const wrap = (inner: string, depth: number) =>
      Array.from({ length: depth }).reduce<string>(
        (within, _, index) =>
          `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\nContent-Type: message/rfc822\r\n\r\n${within}\r\n--b${index}--\r\n`,
        inner,
      );
    expect(await door.bring(wrap(postfixReport(sent.letter), 50))).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'sent' });
    const deep = postfixReport(sent.letter).replace(
      'Maintenance ce soir — 今晚维护',
      wrap('Subject: x\r\n\r\nx', 50),
    );
    expect(await door.bring(deep)).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'failed' });
  });
});

describe('the door for returned mail', () => {
  it('opens to a signature over the very bytes, of now, and to mail only', async () => {
    const sent = await door.sendLetter();
    const report = postfixReport(sent.letter);
    const stale = signature(BOUNCE_SECRET, report, new Date(Date.now() - 600_000));
    const wrong: Record<string, string>[] = [
      {},
      signature('whsec_b3RoZXI=', report),
      stale,
      signature(BOUNCE_SECRET, `${report} `),
    ];
    for (const headers of wrong) {
      expect(await door.bring(report, { headers })).toBe(401);
    }
    expect(await door.bring(report, { type: 'application/json' })).toBe(400);
    expect(await door.bring('')).toBe(400);
    expect(await door.bring('\r\n')).toBe(400);
    expect(await door.bring('x'.repeat(1_200_000))).toBe(413);
    // A provider that was given no secret reports nothing.
    expect(await door.bring(report, { provider: 'smtp-plain' })).toBe(404);
    expect(await door.shown(sent)).toMatchObject({ status: 'sent' });
    // Bytes that are no UTF-8, as an old server sends them along.
    const latin = Buffer.from(report.replace('User unknown', 'Boîte inconnue'), 'latin1');
    expect(await door.bring(latin)).toBe(204);
    expect(await door.shown(sent)).toMatchObject({ status: 'failed' });
  });
});
