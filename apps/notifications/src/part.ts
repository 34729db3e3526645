import type { Provider, Type } from '@nestjs/common';
import type { ServiceDatabase } from '@viewline/platform';

/** What one area of this service brings along. */
export interface Part {
  controllers: Type[];
  providers: Provider[];
  /** In the order of their timestamps. */
  migrations: ServiceDatabase['migrations'];
}
