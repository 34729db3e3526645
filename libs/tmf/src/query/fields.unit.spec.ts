import { readFields, selectFields } from './fields.js';

const RESOURCE = {
  id: '1',
  href: '/visit/1',
  '@type': 'Visit',
  reason: 'bill',
  channel: [
    { id: 'c1', name: 'sms', role: 'in' },
    { id: 'c2', role: 'out' },
  ],
  period: { startDateTime: 'a', endDateTime: 'b' },
};
const select = (...values: string[]) => selectFields(RESOURCE, readFields(values));

describe('selecting fields', () => {
  it('gives everything when nothing was asked for', () => expect(select()).toEqual(RESOURCE));

  it('always gives id, href and @type', () =>
    expect(select('reason')).toEqual({ id: '1', href: '/visit/1', '@type': 'Visit', reason: 'bill' }));

  it('gives only id and href for none', () => expect(select('none')).toEqual({ id: '1', href: '/visit/1' }));

  it('reaches into objects and arrays', () =>
    expect(select('channel.name,period.endDateTime')).toMatchObject({
      channel: [{ name: 'sms' }, {}],
      period: { endDateTime: 'b' },
    }));

  it('lets the whole of an attribute win over a part of it, in either order', () => {
    expect(select('period', 'period.endDateTime')).toMatchObject({ period: RESOURCE.period });
    expect(select('period.endDateTime,period')).toMatchObject({ period: RESOURCE.period });
  });

  it('ignores names that nothing has', () =>
    expect(select('colour,__proto__,constructor.name')).toEqual({
      id: '1',
      href: '/visit/1',
      '@type': 'Visit',
    }));

  it.each(['', 'a,,b', 'a..b', 'a b', "a'", 'x,'.repeat(101), 'a.b.c.d.e.f.g.h.i.j.k'])(
    'refuses "%s"',
    (fields) => expect(() => select(fields)).toThrow(expect.objectContaining({ kind: 'invalid' })),
  );
});
