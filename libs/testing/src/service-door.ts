import { freshDatabase } from './fresh-database.js';
import { hasSpec, readSpec } from './validating-proxy-specs.js';
import { ValidatingProxy } from './validating-proxy.js';

export type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed where the answer is JSON; an empty object otherwise. */
  body: Json & Json[];
}

export interface CallOptions {
  /** None: without a token. */
  role?: 'agent' | 'supervisor' | 'operator' | 'integrator' | 'none';
  type?: string;
  headers?: Record<string, string>;
  /** What is asked is deliberately no part of the official definition: only the answer is checked by it. */
  outsideTheSpec?: boolean;
}

export interface DoorOptions {
  /** File names of the official definitions by which all calls are checked, where they are at hand. */
  specs?: readonly string[];
}

interface ServiceApp {
  listen(port: number, host: string): Promise<unknown>;
  getUrl(): Promise<string>;
  close(): Promise<void>;
}

export interface ServiceDoor<App extends ServiceApp> {
  app: App;
  origin: string;
  /** What checks the calls, one for each definition. */
  proxies: readonly ValidatingProxy[];
  token(role: string): Promise<string>;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Checks what a listener of the hub was told at a path such as `/listener/customerCreateEvent`. */
  heard(path: string, body: unknown): Promise<void>;
  close(): Promise<void>;
}

/**
 * For specs: a whole service, listening, on a database of its own, with a token for each role.
 * @param create makes the service from its environment
 */
export async function serviceDoor<App extends ServiceApp>(
  service: string,
  create: (env: Record<string, string>) => Promise<App>,
  env: Record<string, string> = {},
  { specs = [] }: DoorOptions = {},
): Promise<ServiceDoor<App>> {
  const proxies = await Promise.all(specs.filter(hasSpec).map((spec) => ValidatingProxy.of(readSpec(spec))));
  const app = await create({
    MODE: 'embedded',
    DATABASE_URL: (await freshDatabase(service)).url,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://crm.example',
    ...env,
  });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const tokens = new Map<string, Promise<string>>();
  const token = (role: string): Promise<string> => {
    const known = tokens.get(role) ?? freshToken(origin, role);
    tokens.set(role, known);
    return known;
  };
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text ? JSON.parse(text) : {}) as Answer['body'],
    };
  };
  return {
    app,
    origin,
    proxies,
    token,
    async call(method, path, body, options = {}) {
      const { role = 'supervisor', type = 'application/json', headers: more = {}, outsideTheSpec } = options;
      const headers = {
        ...(role !== 'none' && { authorization: `Bearer ${await token(role)}` }),
        ...(body !== undefined && { 'content-type': type }),
        ...more,
      };
      const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const proxy = proxies.find((one) => one.serves(path));
      if (!proxy) return send(method, path, headers, sent);
      const request = {
        method,
        path,
        headers,
        body: asRead(sent),
        ...(outsideTheSpec && { outsideTheSpec }),
      };
      return proxy.call(request, () => send(method, path, headers, sent));
    },
    async heard(path, body) {
      const proxy = proxies.find((one) => one.tells(path));
      if (!proxy && proxies.length > 0) throw new Error(`no definition has a listener at ${path}`);
      await proxy?.heard(path, body);
    },
    async close() {
      await app.close();
      const unseen = proxies.flatMap((proxy) => proxy.takeFindings());
      if (unseen.length > 0) throw new Error(`Calls broke the official definition:\n${unseen.join('\n')}`);
    },
  };
}

async function freshToken(origin: string, role: string): Promise<string> {
  const response = await fetch(`${origin}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

/** The body as JSON where it is that, and else as the text it is. */
function asRead(sent: string | undefined): unknown {
  if (sent === undefined) return undefined;
  try {
    return JSON.parse(sent) as unknown;
  } catch {
    return sent;
  }
}
