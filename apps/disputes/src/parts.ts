import type { Provider, Type } from '@nestjs/common';
import type { ServiceDatabase } from '@viewline/platform';

/** What one area of the service adds to its module. */
export interface Parts {
  controllers: Type[];
  providers: Provider[];
  /** In the order in which they run. */
  migrations: ServiceDatabase['migrations'];
}
