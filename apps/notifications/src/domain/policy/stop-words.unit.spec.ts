import fc from 'fast-check';
import { meaningOf, STOP_WORDS } from './stop-words.js';

describe('a message that is one word', () => {
  it.each([
    ['STOP', 'stop'],
    [' Stop. ', 'stop'],
    ['“stop”!!', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['Unsubscribe', 'stop'],
    ['ARRÊT', 'stop'],
    ['Se désabonner', 'stop'],
    ['إيقاف', 'stop'],
    ['إِيقَافْ', 'stop'],
    ['إلغاء الاشتراك', 'stop'],
    ['توقـــف', 'stop'],
    ['退订', 'stop'],
    ['停止。', 'stop'],
    ['\u200fإيقاف\u200f', 'stop'],
    ['start', 'start'],
    ['Réabonner', 'start'],
    ['ابدأ', 'start'],
    ['订阅', 'start'],
  ])('%j means %s', (text, meaning) => {
    expect(meaningOf(text)).toBe(meaning);
  });

  it.each([
    undefined,
    '',
    ' ',
    '!!!',
    'please stop the channel from freezing',
    'My box does not start',
    'stopp',
    'nonstop',
    'لا تتوقف',
    '不要停止',
    'constructor',
    '__proto__',
  ])('%j means nothing', (text) => {
    expect(meaningOf(text)).toBeUndefined();
  });

  it('means what it means in any capitals and between any marks', () => {
    const words = [...STOP_WORDS.stop, ...STOP_WORDS.start];
    const marks = fc.string({ unit: fc.constantFrom(' ', '.', '!', '\n', '"', '،', '。'), maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...words), marks, marks, fc.boolean(), (word, before, after, capitals) => {
        const meaning = (STOP_WORDS.stop as readonly string[]).includes(word) ? 'stop' : 'start';
        expect(meaningOf(`${before}${capitals ? word.toUpperCase() : word}${after}`)).toBe(meaning);
      }),
    );
  });

  it('never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['stop', 'start', undefined]).toContain(meaningOf(text));
      }),
    );
  });
});
