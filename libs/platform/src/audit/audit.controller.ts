import { Controller, Get, Inject, Query, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Roles } from '../auth/access.js';
import { AuditPage, ListAudit } from './audit.dto.js';
import { listAudit } from './list-audit.query.js';

/** `GET /api/<service>/v1/audit`, for supervisors. */
export function auditControllerFor(service: string): Type {
  @Controller(`api/${service}/v1/audit`)
  @Roles('supervisor')
  class AuditController {
    constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

    @Get()
    async list(@Query() asked: ListAudit): Promise<AuditPage> {
      return await listAudit(this.dataSource, asked);
    }
  }
  return AuditController;
}
