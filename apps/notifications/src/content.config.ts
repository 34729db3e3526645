import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

/** How and when the service writes; see the README. */
export class ContentConfig {
  /** BCP 47, comma separated: the languages that every template should be in, the house's own first. */
  @Matches(/^[a-zA-Z-]+(,[a-zA-Z-]+)*$/, { message: '$property must be like en,fr,ar,zh' })
  TEMPLATE_LANGUAGES: string = 'en,fr,ar,zh';

  /** A folder of templates beside those that come with the service; same names add to them or replace wordings. */
  @IsOptional()
  @IsString()
  TEMPLATE_FOLDER?: string;

  /** Time on the person's own clock at which reminders go out. */
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be like 10:00' })
  REMINDER_TIME: string = '10:00';

  /** Minutes from the first notice of a digest until it goes out. */
  @IsInt()
  @Min(1)
  @Max(10_080)
  DIGEST_WINDOW: number = 60;

  /** Where products are renewed that name no page of their own. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  RENEWAL_URL?: string;

  /** Page with the progress of outages that name no page of their own. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  STATUS_PAGE_URL?: string;

  get languages(): [string, ...string[]] {
    const [house = 'en', ...others] = this.TEMPLATE_LANGUAGES.split(',');
    return [house, ...others];
  }
}
