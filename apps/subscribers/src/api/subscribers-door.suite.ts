import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, ServiceConfig } from '@viewline/platform';
import { freshDatabase } from '@viewline/testing';
import { createSubscribers } from '../index.js';

export type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json & Json[];
}

export interface CallOptions {
  role?: 'agent' | 'supervisor' | 'operator' | 'integrator';
  type?: string;
  headers?: Record<string, string>;
}

export interface SubscribersDoor {
  app: NestFastifyApplication;
  origin: string;
  token(role: string): Promise<string>;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** For specs: the whole service, listening, with a token for each role. */
export async function subscribersDoor(env: Record<string, string> = {}): Promise<SubscribersDoor> {
  const config = readConfig(ServiceConfig, {
    MODE: 'embedded',
    DATABASE_URL: (await freshDatabase('subscribers')).url,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://crm.example',
    ...env,
  });
  const app = await createSubscribers({ config });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const tokens = new Map<string, string>();
  const token = async (role: string): Promise<string> => {
    const known = tokens.get(role);
    if (known) return known;
    const response = await fetch(`${origin}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    });
    const { access_token: fresh } = (await response.json()) as { access_token: string };
    tokens.set(role, fresh);
    return fresh;
  };
  return {
    app,
    origin,
    token,
    async call(method, path, body, { role = 'supervisor', type = 'application/json', headers = {} } = {}) {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await token(role)}`,
          ...(body !== undefined && { 'content-type': type }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: (isJson && text ? JSON.parse(text) : {}) as Answer['body'],
      };
    },
    close: () => app.close(),
  };
}
