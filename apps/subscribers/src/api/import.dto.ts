import { IsOptional, IsUUID } from 'class-validator';

export class ImportQuery {
  /** Of the caller's making, to go on with the import if it is broken off. */
  @IsOptional()
  @IsUUID()
  id?: string;
}
