import { IsInt, Matches, Max, Min } from 'class-validator';
import { DEADLINE_RULES } from './domain/dispute/deadline-rules.js';

/** What this service reads from the environment beside what all do. */
export class DisputesConfig {
  /** Bytes of the largest accepted import of bills. */
  @IsInt()
  @Min(1024)
  @Max(Number.MAX_SAFE_INTEGER)
  BILL_IMPORT_LIMIT: number = 10 * 1024 ** 3;

  /** Calendar days to acknowledge, to decide and to appeal, and where a day ends, by jurisdiction. */
  @Matches(DEADLINE_RULES, {
    message: '$property must be a comma list such as default:2/30/30@UTC,SA:1/10/15@Asia/Riyadh',
  })
  DISPUTE_DEADLINES: string = 'default:2/30/30@UTC';
}
