import { Controller, Get, Module, Post } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { eventually } from '@viewline/testing';
import { Public } from '../auth/access.js';
import { type ListeningApp, listeningApp } from '../bootstrap/listening-app.suite.js';
import { currentTraceparent, inConsumerSpan } from '@viewline/messaging';
import { startTracing, stopTracing } from './tracing.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const TRACEPARENT = `00-${TRACE}-${PARENT}-01`;

@Controller('things')
@Public()
class ThingController {
  @Get(':id')
  read(): object {
    return { traceparent: currentTraceparent() };
  }

  @Post()
  write(): object {
    return { traceparent: currentTraceparent() };
  }

  @Get(':id/fails')
  fail(): never {
    throw new Error('no');
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

// One process has one provider, so it is set before the service would set its own.
await stopTracing();
const exporter = new InMemorySpanExporter();
startTracing({ service: 'specimen', spanProcessors: [new SimpleSpanProcessor(exporter)] });

let listening: ListeningApp;
beforeAll(async () => {
  listening = await listeningApp(ThingModule);
});
afterAll(async () => {
  await listening.app.close();
  await stopTracing();
});
beforeEach(() => exporter.reset());

describe('A trace', () => {
  it('goes on from the caller through the handler, also behind a body', async () => {
    for (const [path, init] of [
      ['/things/1', {}],
      ['/things', { method: 'POST', body: '{}' }],
    ] as const) {
      const headers = { traceparent: TRACEPARENT, 'content-type': 'application/json' };
      const answer = await fetch(`${listening.url}${path}`, { ...init, headers });
      const { traceparent } = (await answer.json()) as { traceparent: string };
      expect(traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
      expect(traceparent).not.toContain(PARENT);
    }
  });

  it('names a request by its route and says how it went', async () => {
    await fetch(`${listening.url}/things/33612345678/fails`, { headers: { traceparent: TRACEPARENT } });
    const [span] = await eventually(
      () => exporter.getFinishedSpans().length === 1 && exporter.getFinishedSpans(),
    );
    expect(span).toMatchObject({
      name: 'GET /things/:id/fails',
      parentSpanContext: { traceId: TRACE, spanId: PARENT },
      attributes: { 'http.route': '/things/:id/fails', 'http.response.status_code': 500 },
      status: { code: 2 },
    });
    expect(JSON.stringify(span!.attributes)).not.toContain('33612345678');
  });

  it.each([
    '',
    'x',
    `00-${'0'.repeat(32)}-${PARENT}-01`,
    `ff-${TRACE}-${PARENT}-01`,
    `${TRACEPARENT}-x`.repeat(50),
  ])('starts anew behind the hostile traceparent %p', async (traceparent) => {
    const answer = await fetch(`${listening.url}/things/1`, { headers: { traceparent } });
    const body = (await answer.json()) as { traceparent: string };
    expect(body.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(body.traceparent).not.toContain(TRACE);
  });

  it('of a consumer is its own and links to those of the publishers', async () => {
    const seen = await inConsumerSpan('project', [TRACEPARENT, undefined, 'rubbish'], async () =>
      currentTraceparent(),
    );
    const [span] = exporter.getFinishedSpans();
    expect(span!.links).toMatchObject([{ context: { traceId: TRACE, spanId: PARENT } }]);
    expect(seen).toContain(span!.spanContext().traceId);
    expect(seen).not.toContain(TRACE);
  });

  it('tells of a consumer’s failure and lets it through', async () => {
    await expect(inConsumerSpan('project', [], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(exporter.getFinishedSpans()[0]!.status.code).toBe(2);
    expect(trace.getActiveSpan()).toBeUndefined();
  });
});
