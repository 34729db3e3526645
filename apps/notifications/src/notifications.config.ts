import { IsOptional, IsString } from 'class-validator';

/** What this service reads from the environment beside what all do. */
export class NotificationsConfig {
  /** JSON list of providers in the order in which they are tried; see the README. In-app is always there. */
  @IsOptional()
  @IsString()
  NOTIFICATION_PROVIDERS?: string;
}
