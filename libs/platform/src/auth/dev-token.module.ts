import { type DynamicModule, Module } from '@nestjs/common';
import type { Mode } from '../config/service.config.js';
import { DevIssuer } from './dev-issuer.js';
import { DevTokenController } from './dev-token.controller.js';

/** `POST /dev/token`, in embedded mode only. */
@Module({})
export class DevTokenModule {
  /** @throws Error if `mode` is not `embedded`, whoever made the issuer */
  static forIssuer(issuer: DevIssuer, mode: Mode): DynamicModule {
    if (mode !== 'embedded') throw new Error('POST /dev/token exists in embedded mode only');
    return {
      module: DevTokenModule,
      controllers: [DevTokenController],
      providers: [{ provide: DevIssuer, useValue: issuer }],
    };
  }
}
