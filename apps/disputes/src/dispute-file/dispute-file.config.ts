import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** What dispute files read from the environment. */
export class DisputeFileConfig {
  /** Days for which what happened to a subscriber is kept as evidence. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  DISPUTE_FACT_DAYS: number = 400;

  /** The operator's private Ed25519 key in PEM; without one files are sealed and not signed. */
  @IsOptional()
  @IsString()
  DISPUTE_FILE_KEY?: string;
}
