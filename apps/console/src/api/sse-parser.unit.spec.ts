import fc from 'fast-check';
import { SseParser } from './sse-parser.js';

const TEXT =
  ': hello\n\nid: 7\nevent: entry\ndata: {"a":1}\n\nid: 8\n\ndata: one\r\ndata: two\r\n\r\nevent: reset\rdata:\r\r';

describe('server-sent events', () => {
  it('come out the same however the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: TEXT.length })), (cuts) => {
        const parser = new SseParser();
        const edges = [0, ...cuts.toSorted((a, b) => a - b), TEXT.length];
        const events = edges.flatMap((edge, index) => parser.push(TEXT.slice(edges[index - 1] ?? 0, edge)));
        // A lone CR at the very end may be half of CRLF: the next character settles it.
        events.push(...parser.push(':\n'));
        expect(events).toEqual([
          { event: 'entry', data: '{"a":1}' },
          { event: 'message', data: 'one\ntwo' },
          { event: 'reset', data: '' },
        ]);
        expect(parser.lastEventId).toBe('8');
      }),
    );
  });

  it('remember an id that comes without data', () => {
    const parser = new SseParser();
    expect(parser.push('id: 41\n\n')).toEqual([]);
    expect(parser.lastEventId).toBe('41');
  });

  it('do not count the id of a frame that was cut off, so that it is sent again', () => {
    const parser = new SseParser();
    parser.push('id: 1\ndata: a\n\nid: 2\ndata: b\n');
    expect(parser.lastEventId).toBe('1');
  });

  it('ignore an id with a null character, unknown fields and a byte order mark', () => {
    const parser = new SseParser();
    expect(parser.push('\uFEFFid: a\0b\nretry: 5\nnonsense\ndata:x\n\n')).toEqual([
      { event: 'message', data: 'x' },
    ]);
    expect(parser.lastEventId).toBe('');
  });
});
