import { IsInt, Max, Min } from 'class-validator';

/** What this service reads from the environment beside what all do. */
export class TicketsConfig {
  /** Days that viewing sessions and playback errors are kept for the diagnosis. */
  @IsInt()
  @Min(1)
  @Max(365)
  VIEWING_DAYS: number = 14;

  /** Minutes without a word after which a chat is over and its agent free. */
  @IsInt()
  @Min(1)
  @Max(10_080)
  CHAT_IDLE_MINUTES: number = 30;
}
