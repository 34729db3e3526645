import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { runInRequestContext } from '../http/request-context.js';
import type { LogLevel } from '../config/service.config.js';
import { JsonLogger } from './json-logger.js';

function loggerInto(lines: Record<string, unknown>[], level: LogLevel = 'info'): JsonLogger {
  const destination = {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  return new JsonLogger({ service: 'specimen', level, destination });
}

let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
});

describe('A log line', () => {
  it('says when, how bad, which service, who and what', () => {
    loggerInto(lines).log('started', 'Relay');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        service: 'specimen',
        context: 'Relay',
        msg: 'started',
      },
    ]);
  });

  it('written while a request is served carries its correlation id and its service', () => {
    const request = { service: 'other', correlationId: 'c-1', method: 'GET', route: '/x' };
    runInRequestContext(request, () => loggerInto(lines).warn('slow'));
    expect(lines[0]).toMatchObject({ level: 'warn', service: 'other', correlationId: 'c-1' });
  });

  it('names the trace it belongs to, where there is one', () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const within = (traceId: string, spanId: string) =>
      trace.setSpan(ROOT_CONTEXT, trace.wrapSpanContext({ traceId, spanId, traceFlags: 1 }));
    const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    context.with(within(traceId, spanId), () => loggerInto(lines).log('traced'));
    context.with(within('0'.repeat(32), '0'.repeat(16)), () => loggerInto(lines).log('not traced'));
    context.disable();
    expect(lines[0]).toMatchObject({ traceId, spanId });
    expect(lines[1]).not.toHaveProperty('traceId');
  });

  it('is masked in its text, its object, its error, its extras and its context', () => {
    const logger = loggerInto(lines);
    logger.log('to ada@example.com', 'Mail to ada@example.com');
    logger.error(new Error('to ada@example.com'), 'Mail');
    logger.error('failed', 'Error: to ada@example.com\n at x', 'Mail');
    logger.log({ msg: 'sent to ada@example.com', email: 'ada', to: 'ada@example.com' });
    logger.log({ nested: { text: 'ada writes' } });
    logger.log(['ada@example.com']);
    expect(lines).toHaveLength(6);
    expect(JSON.stringify(lines)).not.toContain('ada');
  });

  it('cannot be forged by what is logged', () => {
    loggerInto(lines).log({ service: 'bank', level: 'fatal', time: 'never', msg: 'x' });
    loggerInto(lines).log('a\n{"level":"fatal"}');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ service: 'specimen', level: 'info', msg: 'x' });
  });

  it('of the framework wiring itself is for who looks for it', () => {
    loggerInto(lines).log('Mapped {/x, GET} route', 'RouterExplorer');
    expect(lines).toEqual([]);
  });

  it('below the level is not written', () => {
    const logger = loggerInto(lines, 'warn');
    logger.log('no');
    logger.debug('no');
    logger.verbose('no');
    logger.warn('yes');
    logger.fatal('yes');
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'fatal']);
  });

  it.each([undefined, null, 7, true, Symbol('x'), () => 1])('may be asked for anything: %p', (value) => {
    loggerInto(lines).log(value);
    expect(lines).toHaveLength(1);
  });
});
