import { PageLimit } from '@viewline/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** How a list is asked for, page by page. */
export class PageQuery {
  @PageLimit(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(800)
  cursor?: string;
}
