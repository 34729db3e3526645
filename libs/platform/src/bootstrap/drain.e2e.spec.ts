import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Injectable, Module, type OnModuleDestroy, Res, Sse } from '@nestjs/common';
import { eventually } from '@viewline/testing';
import type { FastifyReply } from 'fastify';
import { concat, NEVER, type Observable, of } from 'rxjs';
import { Public } from '../auth/access.js';
import { Readiness } from '../health/readiness.js';
import { OpenRequests } from '../http/open-requests.js';
import { drain } from './drain.js';
import { type ListeningApp, listeningApp } from './listening-app.suite.js';

let finishSlow: () => void;
let finished: string[];

@Injectable()
class Consumer implements OnModuleDestroy {
  onModuleDestroy(): void {
    finished.push('consumer stopped');
  }
}

@Controller()
@Public()
class SpecimenController {
  @Get('slow')
  async slow(): Promise<string> {
    await new Promise<void>((resolve) => {
      finishSlow = resolve;
    });
    finished.push('slow answered');
    return 'done';
  }

  @Get('stream')
  stream(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': hello\n\n');
  }

  @Sse('nest-stream')
  nestStream(): Observable<{ data: string }> {
    return concat(of({ data: 'hello' }), NEVER);
  }
}

@Module({ controllers: [SpecimenController], providers: [Consumer] })
class SpecimenModule {}

let listening: ListeningApp;
beforeEach(async () => {
  finished = [];
  listening = await listeningApp(SpecimenModule);
});
afterEach(() => listening.app.close());

const PATIENT = { delay: 0, deadline: 30_000 };

function openRequests(): number {
  return listening.app.get(OpenRequests).count;
}

describe('A drain', () => {
  it('answers running requests before it stops the consumers', async () => {
    const slow = fetch(`${listening.url}/slow`);
    await eventually(() => finishSlow !== undefined && openRequests() === 1);
    const drained = drain(listening.app, PATIENT);
    await eventually(() => listening.app.get(Readiness).isDraining);
    expect(finished).toEqual([]);
    finishSlow();
    expect(await (await slow).text()).toBe('done');
    expect(await drained).toBe(true);
    expect(finished).toEqual(['slow answered', 'consumer stopped']);
  });

  it('is not ready first, and still answers while load balancers take notice', async () => {
    const drained = drain(listening.app, { delay: 400, deadline: 30_000 });
    const answer = await fetch(`${listening.url}/health/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'draining' });
    expect(await drained).toBe(true);
    await expect(fetch(`${listening.url}/health/ready`)).rejects.toThrow('fetch failed');
  });

  it.each(['/stream', '/nest-stream'])('ends live streams, which never end themselves: %s', async (path) => {
    const stream = await fetch(`${listening.url}${path}`);
    expect(stream.headers.get('x-request-id')).not.toBeNull();
    expect(await drain(listening.app, PATIENT)).toBe(true);
    expect(await stream.text()).toContain('hello');
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'GET /slow HTTP/1.1\r\nHo'],
    ['half a body', 'POST /none HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\nabc'],
  ])('does not wait for a connection on which %s was sent', async (_, text) => {
    const idle = connect(Number(new URL(listening.url).port), '127.0.0.1');
    const closed = new Promise((resolve) => idle.once('close', resolve));
    await new Promise((resolve) => idle.once('connect', resolve));
    idle.resume().on('error', () => undefined);
    await new Promise((resolve) => idle.write(text, resolve));
    // Long enough for the server to have read it; closing earlier would test less, not something else.
    await sleep(50);
    expect(await drain(listening.app, PATIENT)).toBe(true);
    await closed;
  });

  it('cuts what has not ended by the deadline', async () => {
    const slow = fetch(`${listening.url}/slow`).catch(() => 'cut off');
    await eventually(() => openRequests() === 1);
    expect(await drain(listening.app, { delay: 0, deadline: 50 })).toBe(false);
    expect(await slow).toBe('cut off');
  });
});
