import type { Provider, Type } from '@nestjs/common';
import type { ServiceDatabase } from '@viewline/platform';

/** What one area of the service brings into its module. */
export interface Parts {
  controllers: Type[];
  providers: Provider[];
  migrations: ServiceDatabase['migrations'];
}
