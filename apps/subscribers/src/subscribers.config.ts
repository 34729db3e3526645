import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** What this service reads from the environment beside what all do. */
export class SubscribersConfig {
  /** ISO 3166-1 alpha-2: where a phone number without a country code is read to be from. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: '$property must be a country code such as SA' })
  DEFAULT_REGION?: string;

  /** Bytes of the largest accepted import. */
  @IsInt()
  @Min(1024)
  @Max(Number.MAX_SAFE_INTEGER)
  IMPORT_LIMIT: number = 10 * 1024 ** 3;
}
