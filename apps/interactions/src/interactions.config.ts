import { ServiceConfig } from '@viewline/platform';
import { IsOptional, IsString, Matches } from 'class-validator';

/** What each door needs is told in channels/channel-secrets.ts. A door whose secret is missing does not exist. */
export class InteractionsConfig extends ServiceConfig {
  @IsOptional()
  @IsString()
  TWILIO_AUTH_TOKEN?: string;

  @IsOptional()
  @IsString()
  META_APP_SECRET?: string;

  @IsOptional()
  @IsString()
  META_VERIFY_TOKEN?: string;

  @IsOptional()
  @IsString()
  TELEGRAM_SECRET_TOKEN?: string;

  @IsOptional()
  @IsString()
  MAILGUN_SIGNING_KEY?: string;

  @IsOptional()
  @IsString()
  POSTMARK_BASIC_AUTH?: string;

  @IsOptional()
  @IsString()
  EMAIL_WEBHOOK_SECRET?: string;

  @IsOptional()
  @IsString()
  CHATWOOT_WEBHOOK_SECRET?: string;

  @IsOptional()
  @IsString()
  ZENDESK_WEBHOOK_SECRET?: string;

  @IsOptional()
  @IsString()
  X_CONSUMER_SECRET?: string;

  @IsOptional()
  @IsString()
  WECHAT_TOKEN?: string;

  @IsOptional()
  @IsString()
  WECHAT_ENCODING_AES_KEY?: string;

  @IsOptional()
  @IsString()
  WECHAT_APP_ID?: string;

  @IsOptional()
  @IsString()
  GENERIC_WEBHOOK_SECRET?: string;

  /** ISO 3166-1 alpha-2: where a phone number without a country code is read to be from. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: '$property must be a country code such as SA' })
  DEFAULT_REGION?: string;

  @IsOptional()
  @IsString()
  OWN_ADDRESSES?: string;
}
