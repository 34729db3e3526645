import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServiceConfig } from '../config/service.config.js';
import { Readiness } from '../health/readiness.js';
import { openDatabase, type ServiceDatabase } from './open-database.js';

/** The service's own database: a migrated `DataSource`. `Transactions` on it come from messaging, which wakes its relay after each commit. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    readiness: Readiness,
  ) {
    readiness.add('database', () => dataSource.query('SELECT 1'));
  }

  static forService(database: ServiceDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: DataSource,
          inject: [ServiceConfig],
          useFactory: (config: ServiceConfig) => openDatabase(database, config),
        },
      ],
      exports: [DataSource],
    };
  }

  // The last of the shutdown hooks: consumers and relays, which need the pool, have stopped before.
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
