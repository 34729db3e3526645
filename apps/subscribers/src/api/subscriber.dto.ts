import { PageLimit } from '@viewline/platform';
import {
  IDENTITY_KINDS,
  RELATIONSHIP_TYPES,
  type IdentityKind,
  type RelationshipType,
} from '@viewline/events';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

export class IdentityDto {
  @IsIn(IDENTITY_KINDS)
  kind!: IdentityKind;

  /** In any spelling. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  value!: string;

  /** Proven to be theirs, such as by a code that was sent to it. */
  @IsOptional()
  @IsBoolean()
  verified?: boolean;

  /** Of a phone number without a country code; the service's own if absent. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  region?: string;
}

export class StatusDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  status!: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class MergePairDto {
  @IsUUID()
  survivorId!: string;

  @IsUUID()
  absorbedId!: string;
}

export class MergeDto extends MergePairDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;

  /** A supervisor's word that two different identifiers are one person's all the same. */
  @IsOptional()
  @IsBoolean()
  override?: boolean;
}

export class RelationshipDto {
  @IsIn(RELATIONSHIP_TYPES)
  type!: RelationshipType;

  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  target!: string;
}

export class UnmergeQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class DuplicatesQuery {
  @PageLimit(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;
}
