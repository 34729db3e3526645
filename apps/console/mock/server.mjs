// A stand-in for the product while working on the console: same doors, made-up data, and failures on demand.
//   PORT=3000 node mock/server.mjs          POST /mock/fail {"times":2,"match":"/entries"} · /mock/drop · /mock/reset
//   POST /mock/entry {"subscriberId",...part of an entry} · /mock/empty makes a subscriber without entries
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { file } from './built-files.mjs';
import { oidcProvider } from './oidc-provider.mjs';
import { openWork } from './work.mjs';
import { newestFirst, sampleOperator, uuid } from './sample-data.mjs';

export async function startMock({ port = 0, auth = 'dev' } = {}) {
  const subscribers = sampleOperator();
  const history = [];
  const streams = new Set();
  const fail = { times: 0, match: '' };
  const work = openWork();
  const provider = oidcProvider();
  let started = 1;

  function publish(entry) {
    const owner = subscribers.get(entry.subscriberId);
    if (owner.entries.some((known) => known.eventId === entry.eventId)) return;
    owner.entries.push(entry);
    owner.entries.sort(newestFirst);
    history.push({ event: 'entry', entry });
    for (const stream of streams) if (stream.id === entry.subscriberId) sendFrom(stream, history.length - 1);
  }

  function sendFrom(stream, from) {
    for (let index = from; index < history.length; index += 1) {
      const { entry } = history[index];
      if (entry.subscriberId !== stream.id) continue;
      stream.response.write(`id: ${index + 1}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`);
    }
  }

  function entryOf(part) {
    const now = new Date().toISOString();
    return {
      eventId: randomUUID(),
      type: 'viewline.interaction.recorded.v1',
      source: '/viewline/interactions',
      occurredAt: now,
      recordedAt: now,
      channel: 'sms',
      kind: 'message',
      title: 'SMS message received',
      text: null,
      direction: 'inbound',
      actor: null,
      subjectId: randomUUID(),
      conversationId: null,
      late: false,
      details: {},
      ...part,
    };
  }

  function fresh(identity, name) {
    const subscriberId = uuid(identity.value);
    subscribers.set(subscriberId, {
      profile: {
        subscriberId,
        name: name ?? null,
        status: null,
        accountNumber: null,
        language: null,
        segment: null,
        plan: null,
        since: null,
        provisional: !name,
        identities: [identity],
        mergedIds: [],
        relationships: [],
      },
      entries: [],
      gaps: [],
    });
    return subscriberId;
  }

  function search(q, limit) {
    const fold = (text) => text.normalize('NFKC').toLowerCase();
    const plain = fold(q)
      .replace(/[\s().:-]/g, '')
      .replace(/^00/, '+')
      .replace(/^\+?0(?=\d)/, '');
    const items = [];
    for (const { profile, entries } of subscribers.values()) {
      const hit = profile.identities.find(({ value }) =>
        value.toLowerCase().replace(/[-:]/g, '').includes(plain),
      );
      const named = fold(profile.name ?? '').includes(fold(q));
      if (!named && !(hit && plain.length > 2)) continue;
      const { subscriberId, name, accountNumber, identities, provisional } = profile;
      const matched = named ? null : hit;
      const lastContactAt = entries[0]?.occurredAt ?? null;
      items.push({ subscriberId, name, accountNumber, identities, matched, provisional, lastContactAt });
    }
    return { items: items.slice(0, limit) };
  }

  function page(owner, params) {
    const wanted = (name) => (params.get(name) ? params.get(name).split(',') : null);
    const [channels, kinds] = [wanted('channel'), wanted('kind')];
    const q = params.get('q')?.toLowerCase();
    const found = owner.entries.filter(
      (entry) =>
        (!channels || channels.includes(entry.channel)) &&
        (!kinds || kinds.includes(entry.kind)) &&
        (!params.get('from') || entry.occurredAt >= params.get('from')) &&
        (!params.get('to') || entry.occurredAt < params.get('to')) &&
        (!q || `${entry.title} ${entry.text ?? ''} ${entry.actor ?? ''}`.toLowerCase().includes(q)),
    );
    const after = params.get('cursor');
    const start = after ? found.findIndex((entry) => entry.eventId === after) + 1 : 0;
    const items = found.slice(start, start + Number(params.get('limit') ?? 50));
    return { items, next: start + items.length < found.length ? items.at(-1).eventId : null };
  }

  function openStream(request, response, id) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const stream = { id, response };
    const last = request.headers['last-event-id'];
    if (last) sendFrom(stream, Number(last));
    response.write(`id: ${history.length}\nevent: ready\ndata: {}\n\n`);
    streams.add(stream);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), 15_000);
    response.on('close', () => {
      clearInterval(heartbeat);
      streams.delete(stream);
    });
  }

  const controls = {
    fail: (body) => Object.assign(fail, { times: 1, match: '', ...body }),
    drop: () => streams.forEach(({ response }) => response.destroy()),
    reset: () => streams.forEach(({ response }) => response.write('event: reset\ndata: {}\n\n')),
    // As after a restart with another key: tokens handed out before are void.
    restart: () => {
      started += 1;
      controls.drop();
    },
    provider: (body) => provider.behave(body),
    entry: (body) => publish(entryOf(body)),
    empty: () => ({
      subscriberId: fresh({ kind: 'email', value: `${randomUUID()}@example.org` }, 'New Customer'),
    }),
  };

  function receiveSms(form) {
    const value = form.get('From');
    const known = [...subscribers.values()].find(({ profile }) =>
      profile.identities.some((each) => each.value === value),
    );
    const subscriberId = known?.profile.subscriberId ?? fresh({ kind: 'phone', value });
    const eventId = uuid(form.get('MessageSid'));
    publish(entryOf({ subscriberId, eventId, text: form.get('Body'), conversationId: uuid(`sms ${value}`) }));
  }

  async function answer(request, response) {
    const url = new URL(request.url, 'http://mock');
    const json = (status, body, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type });
      response.end(JSON.stringify(body ?? {}));
    };
    const problem = (status, title) =>
      json(status, { type: 'about:blank', title, status }, 'application/problem+json');
    const body = request.method === 'POST' ? await bodyOf(request) : '';
    const control = /^\/mock\/(\w+)$/.exec(url.pathname)?.[1];
    if (control) return json(200, controls[control](body ? JSON.parse(body) : {}));
    if (
      fail.times > 0 &&
      url.pathname.startsWith('/api/') &&
      url.pathname.includes(fail.match || '/timeline/')
    ) {
      fail.times -= 1;
      return problem(500, 'Asked to fail');
    }
    if (url.pathname === '/health/ready') return json(200, { status: 'ok' });
    if (url.pathname === '/api/console/config') {
      return json(
        200,
        auth === 'dev'
          ? { auth }
          : { auth, authority: `http://${request.headers.host}/oidc`, clientId: 'console' },
      );
    }
    if (url.pathname === '/dev/token') return json(201, { access_token: `agent-token-${started}` });
    if (url.pathname === '/webhooks/twilio/sms') {
      receiveSms(new URLSearchParams(body));
      return json(200);
    }
    if (url.pathname.startsWith('/oidc/')) return provider.answer(request, response, url, body);
    if (!/^\/(api|tmf-api)\//.test(url.pathname)) return file(url.pathname, response);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== `agent-token-${started}` && !provider.knows(token)) return problem(401, 'Sign in first');
    const told = work(request.method, url, body, request.headers['idempotency-key']);
    if (told) return json(...told);
    if (url.pathname === '/api/timeline/v1/search')
      return json(200, search(url.searchParams.get('q') ?? '', Number(url.searchParams.get('limit') ?? 20)));
    const [, id, what] = /^\/api\/timeline\/v1\/subscribers\/([^/]+)\/?(\w*)$/.exec(url.pathname) ?? [];
    const owner = subscribers.get(id);
    if (!owner) return problem(404, 'No such subscriber');
    if (what === 'entries') return json(200, page(owner, url.searchParams));
    if (what === 'stream') return openStream(request, response, id);
    if (what === 'completeness') {
      const upTo = new Date(Date.now() - 1_000).toISOString();
      const source = (name, gaps) => ({ source: name, completeUpTo: upTo, gaps });
      return json(200, { sources: [source('interactions', owner.gaps), source('subscribers', [])] });
    }
    return json(200, owner.profile);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock({ port: Number(process.env.PORT ?? 3000), auth: process.env.AUTH ?? 'dev' });
  console.log(`mock of the product on ${mock.url}`);
}
