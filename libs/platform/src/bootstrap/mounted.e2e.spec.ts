import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Public, Roles } from '../auth/access.js';
import { DevIssuer } from '../auth/dev-issuer.js';
import { readConfig } from '../config/read-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { requestContext } from '../http/request-context.js';
import { createServiceApp } from './create-service-app.js';
import { drain } from './drain.js';

class Echo {
  @IsString()
  say!: string;
}

function moduleFor(service: string): Type {
  @Controller(service)
  class EchoController {
    @Post()
    @Public()
    echo(@Body() { say }: Echo): object {
      return { say, service: requestContext()?.service };
    }

    @Get()
    @Roles('agent')
    guarded(): object {
      return { service };
    }
  }

  @Module({ controllers: [EchoController] })
  class EchoModule {}
  return EchoModule;
}

describe('Several services behind one port', () => {
  it('serve as if alone, share one token issuer, and drain together', async () => {
    const config = readConfig(ServiceConfig, {
      MODE: 'embedded',
      LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    });
    const devIssuer = await DevIssuer.create({ mode: 'embedded' });
    const services = ['one', 'two'];
    const apps = await Promise.all(
      services.map((service) =>
        createServiceApp(moduleFor(service), { service, config, devIssuer, docsPath: `docs/${service}` }),
      ),
    );
    const front = createServer((request, response) => {
      const app = apps[services.findIndex((service) => request.url?.includes(service))] ?? apps[0]!;
      app.getHttpAdapter().getInstance().routing(request, response);
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;

    const headers = { 'content-type': 'application/json' };
    for (const service of services) {
      const answer = await fetch(`${url}/${service}`, { method: 'POST', headers, body: '{"say":"hi"}' });
      expect(await answer.json()).toEqual({ say: 'hi', service });
      expect((await fetch(`${url}/docs/${service}-json`)).status).toBe(200);
    }
    const token = await fetch(`${url}/dev/token`, { method: 'POST', headers, body: '{"role":"agent"}' });
    const { access_token } = (await token.json()) as { access_token: string };
    const guarded = await fetch(`${url}/two`, { headers: { authorization: `Bearer ${access_token}` } });
    expect(await guarded.json()).toEqual({ service: 'two' });

    front.close();
    front.closeAllConnections();
    expect(await Promise.all(apps.map((app) => drain(app, { delay: 0, deadline: 10_000 })))).toEqual([
      true,
      true,
    ]);
  });
});
