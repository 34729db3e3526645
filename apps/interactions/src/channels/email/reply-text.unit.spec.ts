import { newPartOf } from './reply-text.js';

describe('the new part of a mail', () => {
  it.each([
    ['Thanks!\n\nOn Sat, 28 Feb 2026 at 10:00, Help <help@x.example> wrote:\n> Long text\n> more', 'Thanks!'],
    ['Merci\n\nLe sam. 28 févr. 2026 à 10:00, Aide <aide@x.example> a écrit :\n> Texte', 'Merci'],
    ['谢谢\n\n在 2026年2月28日，Help <help@x.example> 写道：\n> 你好', '谢谢'],
    ['No signal\n\n-- \nBob\nSent from my phone', 'No signal'],
  ])('is found in %j', (text, expected) => {
    expect(newPartOf(text, undefined)).toEqual({ newPart: expected, removed: true });
  });

  it('is the whole mail where nothing is quoted, and where all of it is', () => {
    expect(newPartOf('Hello\nthere', undefined)).toEqual({ newPart: 'Hello\nthere', removed: false });
    expect(newPartOf('> all\n> quoted', undefined)).toEqual({ newPart: '> all\n> quoted', removed: false });
    expect(newPartOf(undefined, undefined)).toEqual({ newPart: undefined, removed: false });
  });

  it('is taken from the provider where it has one', () => {
    expect(newPartOf('a\n> b', 'a')).toEqual({ newPart: 'a', removed: true });
  });

  it.each(['Op \nschreef\n', 'Am schrieb <', 'Am um schrieb ', 'aaa. skrev\n', 'Dnia pisze\n'])(
    'does not hold up the others where the mail is made of %j',
    (word) => {
      const hostile = word.repeat(10_000 / word.length);
      const started = process.cpuUsage();
      expect(newPartOf(hostile, undefined).newPart).toBeDefined();
      // Time of this process and not of the clock, so that a busy machine does not fail it; unbounded it is minutes.
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
    },
  );
});
