import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { acceptImports } from '@viewline/platform';
import type { FastifyInstance } from 'fastify';

/** Lets files pass the door unread. */
@Injectable()
export class AcceptBillImports implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    acceptImports(
      this.adapterHost.httpAdapter.getInstance<FastifyInstance>(),
      '/api/disputes/v1/bill-imports',
    );
  }
}
