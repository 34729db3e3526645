import {
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallbackGuard } from './delivery/callback-guard.js';
import { HubWorker, type HubWorkerOptions } from './delivery/hub-worker.js';
import { HubSubscriptionRepository } from './persistence/hub-subscription.repository.js';

export interface HubOptions extends HubWorkerOptions {
  /** CIDRs that callbacks may reach although they are private. */
  allowedNetworks: readonly string[];
}

@Injectable()
class HubLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly worker: HubWorker) {}

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  // Before the pool closes: attempts under way still have to be recorded.
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}

/** The hub of one service on its own database, delivering as long as the application runs. Needs `HubTables` migrated. */
@Module({})
export class HubModule {
  static forService(options: Pick<FactoryProvider<HubOptions>, 'inject' | 'useFactory'>): DynamicModule {
    const OPTIONS = Symbol('hub options');
    return {
      module: HubModule,
      providers: [
        { provide: OPTIONS, ...options },
        {
          provide: CallbackGuard,
          inject: [OPTIONS],
          useFactory: ({ allowedNetworks }: HubOptions) => new CallbackGuard(allowedNetworks),
        },
        {
          provide: HubSubscriptionRepository,
          inject: [DataSource, CallbackGuard],
          useFactory: (db: DataSource, guard: CallbackGuard) => new HubSubscriptionRepository(db, guard),
        },
        {
          provide: HubWorker,
          inject: [DataSource, CallbackGuard, OPTIONS],
          useFactory: (db: DataSource, guard: CallbackGuard, worker: HubOptions) =>
            new HubWorker(db, guard, worker),
        },
        HubLifecycle,
      ],
      exports: [HubSubscriptionRepository, HubWorker],
    };
  }
}
