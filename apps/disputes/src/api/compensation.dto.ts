import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

export const PACK_NAME = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

export class PackNameParams {
  @Matches(PACK_NAME, { message: '$property must be lower-case letters, digits and hyphens, at most 60' })
  name!: string;
}

export class PackVersionParams extends PackNameParams {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

export class SimulationDto {
  @IsUUID()
  problemId!: string;

  @Matches(PACK_NAME)
  pack!: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

export class RunsQuery {
  @IsOptional()
  @IsUUID()
  problemId?: string;
}
