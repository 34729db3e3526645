import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { acceptImports } from './import-body.js';

/** Lets files pass the door unread; see `import-body.ts`. */
@Injectable()
export class AcceptBillImports implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    acceptImports(this.adapterHost.httpAdapter.getInstance<FastifyInstance>());
  }
}
