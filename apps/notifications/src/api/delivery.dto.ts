import { PageLimit } from '@viewline/platform';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FINDINGS, type Finding } from '../commands/settle-uncertain/settle-uncertain.use-case.js';

export class PageQuery {
  @PageLimit(100)
  limit: number = 20;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class InboxQuery extends PageQuery {
  @IsUUID()
  subscriberId!: string;
}

/** The public key is an uncompressed P-256 point, the secret has 16 bytes; both base64url, with or without padding. */
class PushKeysDto {
  @Matches(/^[\w-]{87}=?$/)
  p256dh!: string;

  @Matches(/^[\w-]{22}(==)?$/)
  auth!: string;
}

/** What `PushSubscription.toJSON()` gives in a browser. */
export class PushSubscriptionDto {
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2000)
  endpoint!: string;

  @IsOptional()
  @IsNumber()
  expirationTime?: number | null;

  @ValidateNested()
  @Type(() => PushKeysDto)
  @IsNotEmpty()
  keys!: PushKeysDto;
}

export class EndpointQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  endpoint!: string;
}

export class WebhookDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  url!: string;
}

export class FindingDto {
  @IsIn(FINDINGS)
  finding!: Finding;
}
