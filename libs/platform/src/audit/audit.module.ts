import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessDenials } from '../auth/access-denials.js';
import { auditControllerFor } from './audit.controller.js';
import { AuditTrail } from './audit-trail.js';
import { subscribersRead } from './subscribers-read.js';

/** Keeps and shows who read whose data. Needs `DatabaseModule` and the migration `CreateAuditRead…`. */
@Module({})
export class AuditModule {
  constructor(
    @Inject(AccessDenials) denials: AccessDenials,
    @Inject(AuditTrail) trail: AuditTrail,
    @Inject(Reflector) reflector: Reflector,
  ) {
    denials.onDenied((principal, context) =>
      trail.record(principal, subscribersRead(reflector, context), 'denied'),
    );
  }

  static forService(service: string): DynamicModule {
    return {
      module: AuditModule,
      global: true,
      controllers: [auditControllerFor(service)],
      providers: [AuditTrail],
      exports: [AuditTrail],
    };
  }
}
