import { memberOf, outcomeOf } from './http-outcome.js';

const answered = (status: number, headers = {}) => ({
  kind: 'answered' as const,
  status,
  headers,
  text: 'said',
});
const accepted = () => ({ kind: 'accepted' as const });

describe('what an HTTP answer means', () => {
  it.each([
    [200, 'accepted'],
    [202, 'accepted'],
    [301, 'unavailable'],
    [400, 'rejected'],
    [401, 'unavailable'],
    [422, 'rejected'],
    [429, 'unavailable'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'unavailable'],
    [504, 'unknown'],
  ])('%d is %s', (status, kind) => {
    expect(outcomeOf(answered(status), accepted).kind).toBe(kind);
  });

  it('tells what cannot have been read from what may have been', () => {
    expect(outcomeOf({ kind: 'unsent', code: 'ECONNREFUSED' }, accepted).kind).toBe('unavailable');
    expect(outcomeOf({ kind: 'unanswered', code: 'ECONNRESET' }, accepted).kind).toBe('unknown');
  });

  it('keeps to Retry-After, a day at most', () => {
    const wait = (value: string) => outcomeOf(answered(429, { 'retry-after': value }), accepted);
    expect(wait('30')).toMatchObject({ retryAfterSeconds: 30 });
    expect(wait('9999999')).toMatchObject({ retryAfterSeconds: 86_400 });
    for (const odd of ['-1', 'soon', '']) expect(wait(odd)).not.toHaveProperty('retryAfterSeconds');
  });

  it('reads an id out of what may be anything', () => {
    expect(memberOf('{"id":7}', 'id')).toBe('7');
    for (const text of ['', 'null', '[]', '"id"', '{"id":{}}', '{'])
      expect(memberOf(text, 'id')).toBeUndefined();
  });
});
