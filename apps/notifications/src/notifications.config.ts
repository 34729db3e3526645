import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** What this service reads from the environment beside what all do. */
export class NotificationsConfig {
  /** JSON list of providers in the order in which they are tried; see the README. In-app is always there. */
  @IsOptional()
  @IsString()
  NOTIFICATION_PROVIDERS?: string;

  /** Days for which messages are kept once they are over, and for which what happened is news at all. */
  @IsInt()
  @Min(31)
  @Max(10_000)
  MESSAGE_DAYS: number = 400;
}
