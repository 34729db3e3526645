import { CORRECTIONS, type SwaggerDocument } from './validating-proxy-corrections.js';
import { ValidatingProxy, type CheckedRequest } from './validating-proxy.js';

const ERROR = { type: 'object', required: ['code'], properties: { code: { type: 'string' } } };
const LAMP = {
  type: 'object',
  required: ['id', 'state'],
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['on', 'off'] },
    litAt: { type: 'string', format: 'date-time' },
    watt: { type: 'number' },
  },
};

/** As the official ones are written, and as small as one can be. */
function definition(): SwaggerDocument {
  const refused = { description: 'refused', schema: { $ref: '#/definitions/Error' } };
  const lamp = { schema: { $ref: '#/definitions/Lamp' }, description: 'a lamp' };
  const body = (name: string) => ({ in: 'body', name: 'lamp', required: true, schema: { $ref: name } });
  const document = {
    swagger: '2.0',
    info: { title: 'Lamps', version: '4.0.0' },
    basePath: '/tmf-api/lamps/v4/',
    consumes: ['application/json;charset=utf-8'],
    produces: ['application/json;charset=utf-8'],
    paths: {
      '/lamp': {
        get: {
          parameters: [{ name: 'limit', in: 'query', type: 'integer' }],
          responses: {
            200: {
              description: 'all',
              headers: { 'X-Total-Count': { type: 'integer' } },
              schema: { type: 'array', items: { $ref: '#/definitions/Lamp' } },
            },
          },
        },
        post: {
          parameters: [body('#/definitions/Lamp_Create')],
          responses: { 201: lamp, 400: refused },
        },
      },
      '/listener/lampCreateEvent': {
        post: { parameters: [body('#/definitions/Lamp')], responses: { 201: { description: 'heard' } } },
      },
    },
    definitions: {
      Lamp: LAMP,
      Lamp_Create: { ...LAMP, required: ['state'] },
      Error: ERROR,
    },
  };
  for (const correction of CORRECTIONS) correction.correct(document);
  return document;
}

let proxy: ValidatingProxy;
beforeAll(async () => (proxy = await ValidatingProxy.of(definition())));

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };
const answer = (status: number, body: unknown, headers: Record<string, string> = JSON_HEADERS) => ({
  status,
  headers: new Headers(headers),
  text: JSON.stringify(body),
  body,
});

async function findings(request: Partial<CheckedRequest>, given: ReturnType<typeof answer>) {
  const headers = request.body === undefined ? {} : JSON_HEADERS;
  const asked = { method: 'POST', path: '/tmf-api/lamps/v4/lamp', headers, ...request };
  expect(await proxy.call(asked, () => Promise.resolve(given))).toBe(given);
  return proxy.takeFindings().map((finding) => finding.split('\n')[0]);
}

const good = { id: '1', state: 'on', litAt: '2026-03-01T10:00:00.000Z', watt: 7.5 };

describe('the validating proxy', () => {
  it('finds nothing where both sides keep to the definition', async () => {
    expect(await findings({ body: { state: 'on' } }, answer(201, good))).toEqual([]);
    expect(
      await findings(
        { method: 'GET', path: '/tmf-api/lamps/v4/lamp?limit=1' },
        answer(200, [good], { ...JSON_HEADERS, 'x-total-count': '4' }),
      ),
    ).toEqual([]);
    expect(await findings({ body: { state: 'off' } }, answer(409, { code: 'fuse' }))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      'leaves out what is required',
      { state: 'on' },
      "answer body Response body must have required property 'id'",
    ],
    ['says what the list of values does not have', { ...good, state: 'dim' }, 'answer body.state'],
    ['gives a number for a text', { ...good, id: 1 }, 'answer body.id'],
    ['gives a date that is none', { ...good, litAt: 'yesterday' }, 'answer body.litAt'],
    ['gives a list', [good], 'answer body Response body must be object'],
  ])('finds that the service %s', async (_, body, finding) => {
    const [found, ...more] = await findings({ body: { state: 'on' } }, answer(201, body));
    expect(found).toContain(finding);
    expect(more).toEqual([]);
  });

  it.each<[string, ReturnType<typeof answer>]>([
    ['success that is not defined', answer(202, good)],
    ['refusals without the error body', answer(400, { problem: 'state' })],
    ['refusals whose status the definition leaves out, without the error body', answer(412, {})],
    ['another media type', answer(201, good, { 'content-type': 'text/html' })],
  ])('finds %s', async (_, given) => {
    const [first] = await findings({ body: { state: 'on' } }, given);
    expect(first).toMatch(/^answer /);
  });

  it('finds headers of another type', async () => {
    const given = answer(200, [], { ...JSON_HEADERS, 'x-total-count': 'many' });
    expect(await findings({ method: 'GET' }, given)).toEqual([
      expect.stringMatching(/^answer .*x-total-count/i),
    ]);
  });

  it.each<[string, Partial<CheckedRequest>]>([
    ['a body without what is required', { body: {} }],
    ['no body', {}],
    ['another media type', { body: 'state=on', headers: { 'content-type': 'text/plain' } }],
    ['a query of another type', { method: 'GET', path: '/tmf-api/lamps/v4/lamp?limit=all' }],
    ['a path that is not defined', { method: 'GET', path: '/tmf-api/lamps/v4/lantern' }],
    ['a method that is not defined', { method: 'PUT', body: good }],
  ])('finds that a suite sends %s and that the service takes it', async (_, request) => {
    const taken = request.method === 'GET' ? answer(200, []) : answer(201, good);
    expect(await findings(request, taken)).toEqual([expect.stringMatching(/^request /)]);
  });

  it('lets a service refuse what breaks the definition, and checks how it does', async () => {
    expect(await findings({ body: {} }, answer(400, { code: 'lamp.state' }))).toEqual([]);
    expect(await findings({ body: {} }, answer(400, { error: 'no' }))).toEqual([
      expect.stringMatching(/^answer /),
    ]);
    expect(await findings({ body: {} }, answer(500, { code: 'x' }))).toEqual([
      expect.stringMatching(/^request /),
    ]);
  });

  it('checks the answer alone where the request is deliberately outside', async () => {
    expect(await findings({ body: {}, outsideTheSpec: true }, answer(201, good))).toEqual([]);
    expect(await findings({ body: {}, outsideTheSpec: true }, answer(201, {}))).not.toEqual([]);
  });

  it('checks what a listener is told', async () => {
    await proxy.heard('/listener/lampCreateEvent', good);
    expect(proxy.takeFindings()).toEqual([]);
    await proxy.heard('/listener/lampCreateEvent', { id: '1' });
    await proxy.heard('/listener/lampBrokenEvent', good);
    expect(proxy.takeFindings()).toEqual([
      expect.stringMatching(/^notification .*state/),
      expect.stringMatching(/^notification Selected route not found/),
    ]);
  });

  it('hands on that a service could not be reached', async () => {
    const request = { method: 'GET', path: '/tmf-api/lamps/v4/lamp', headers: {} };
    await expect(proxy.call(request, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });

  it('is for calls below its base path', () => {
    expect(proxy.serves('/tmf-api/lamps/v4/lamp')).toBe(true);
    expect(proxy.serves('/tmf-api/lamps/v40/lamp')).toBe(false);
    expect(proxy.serves('/api/lamps/v4/lamp')).toBe(false);
  });
});
