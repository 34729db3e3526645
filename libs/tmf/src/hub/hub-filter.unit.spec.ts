import fc from 'fast-check';
import { Visit } from '../testing/visit-resource.js';
import { compileHubFilter } from './hub-filter.js';

const compile = (query: string) => compileHubFilter([Visit], query);

describe('the query of a subscription', () => {
  it('may be absent', () => expect(compile('')).toBeUndefined());

  it('keeps its values out of the path', () =>
    expect(compile('eventType=visitCreateEvent&event.visit.channel.name=sms')).toEqual({
      filter:
        '(exists($."eventType" ? (@ == $v0))) && (exists($."event"."visit"."channel"."name" ? (@ == $v1)))',
      variables: { v0: 'VisitCreateEvent', v1: 'sms' },
    }));

  it.each([
    'eventType=VisitExplodedEvent',
    'event.visit.colour=red',
    'event.other.status=open',
    'status=open',
    'event.visit.reason.regex=a',
    'event.visit.minutes=ten',
    'nonsense',
    `event.visit.reason=${'x'.repeat(4000)}`,
  ])('is refused as %s', (query) =>
    expect(() => compile(query)).toThrow(expect.objectContaining({ kind: 'invalid' })),
  );

  it('has a path that no value can change', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (value) => {
        fc.pre(!value.includes('\0'));
        const query = `event.visit.reason.ne=${encodeURIComponent(value)}`;
        expect(compile(query)).toEqual({
          filter: '(!exists($."event"."visit"."reason" ? (@ == $v0)))',
          variables: { v0: value },
        });
      }),
    ));
});
