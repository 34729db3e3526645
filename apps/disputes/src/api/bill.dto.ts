import { PageLimit } from '@viewline/platform';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from './tmf-money.dto.js';

export class PaymentDto {
  /** Of the payment system: the same id again is the same payment. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  id!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;
}

export class BillsQuery {
  @PageLimit(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class BillImportQuery {
  /** Of the caller's making, to go on with the import if it is broken off. */
  @IsOptional()
  @IsUUID()
  id?: string;
}
