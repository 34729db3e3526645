import { EVIDENCE_KINDS, type EvidenceKind } from '@viewline/events';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUrl,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class ReferenceDto {
  /** Such as `interaction` or `event`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  type!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  id!: string;
}

export class EvidenceDto {
  @IsIn(EVIDENCE_KINDS)
  kind!: EvidenceKind;

  /** The text itself, or a remark on the link or reference. */
  @ValidateIf(({ kind, text }: EvidenceDto) => kind === 'text' || text !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  text?: string;

  @ValidateIf(({ kind, url }: EvidenceDto) => kind === 'link' || url !== undefined)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  url?: string;

  @ValidateIf(({ kind, reference }: EvidenceDto) => kind === 'reference' || reference !== undefined)
  @IsDefined()
  @ValidateNested()
  @Type(() => ReferenceDto)
  reference?: ReferenceDto;
}
