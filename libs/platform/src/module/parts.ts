import type { Provider, Type } from '@nestjs/common';
import type { ServiceDatabase } from '../database/open-database.js';

/** What one area of a service brings into its module. */
export interface Parts {
  controllers: Type[];
  providers: Provider[];
  /** In the order in which they run. */
  migrations: ServiceDatabase['migrations'];
}
