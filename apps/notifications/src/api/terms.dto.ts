import { IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsMoment } from '@viewline/platform';

export class AcceptanceDto {
  /** Such as `terms-of-service` or `price-list`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  document!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  version!: string;

  /** Where it was said, such as `app`, `shop`, `phone`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  origin!: string;

  /** What the person was shown, or where the proof is kept. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  evidence?: string;

  @IsOptional()
  @IsMoment()
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  acceptedAt?: string;
}
