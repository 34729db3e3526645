import { createHash } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { type ListeningApp, listeningApp } from '../bootstrap/listening-app.suite.js';
import { Public, Roles } from './access.js';
import { CurrentPrincipal, type Principal } from './principal.js';
import { specimenProvider, type SpecimenProvider } from './specimen-provider.suite.js';

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'nobody should see this';
  }
}

@Controller('guarded')
@Roles('agent', 'supervisor')
class GuardedController {
  @Get()
  read(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Post()
  @Roles('operator')
  change(): string {
    return 'changed';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }
}

@Module({ controllers: [ForgottenController, GuardedController] })
export class GuardedModule {}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface GuardedApp extends ListeningApp {
  provider: SpecimenProvider;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  statusWith(token: string): Promise<number>;
  close(): Promise<void>;
}

/** For specs: a service in a cluster with a provider of tokens and two API keys. */
export async function guardedApp(): Promise<GuardedApp> {
  const provider = await specimenProvider();
  const listening = await listeningApp(GuardedModule, {
    MODE: 'cluster',
    OIDC_JWKS_URL: provider.jwksUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: provider.audience,
    API_KEYS: `billing:integrator:${sha256('key-1')}, robot:agent:${sha256('key-2')}`,
  });
  const get: GuardedApp['get'] = (path, headers = {}, method = 'GET') =>
    fetch(`${listening.url}${path}`, { method, headers });
  return {
    ...listening,
    provider,
    get,
    statusWith: async (token) => (await get('/guarded', { authorization: `Bearer ${token}` })).status,
    close: async () => {
      await listening.app.close();
      await provider.close();
    },
  };
}
