import fc from 'fast-check';
import { preview } from './long-text.js';

describe('the preview of a text', () => {
  it('is the text itself when that is short', () => {
    expect(preview('one\ntwo')).toEqual({ text: 'one\ntwo', cut: false });
  });

  it('is small, however long the text or however many its lines', () => {
    expect(preview('x'.repeat(100_000)).text.length).toBe(700);
    expect(preview('\n'.repeat(100_000)).text.length).toBeLessThan(10);
  });

  it('never ends on half a sign', () => {
    fc.assert(
      fc.property(fc.nat(3), (shift) => {
        const { text, cut } = preview(`${'x'.repeat(shift)}${'😀'.repeat(1_000)}`);
        expect(cut).toBe(true);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
