import { IsMoment, PageLimit } from '@viewline/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxDate,
  MaxLength,
  Min,
  MinDate,
  ValidateNested,
} from 'class-validator';
import { ARTICLE_STATES, MEDIA_KINDS, type ArticleState, type Media } from '../domain/knowledge/article.js';
import { PageQuery } from './page.dto.js';
import { LANGUAGES, type Language } from '../domain/language.js';

const ONE_LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;
/** Everything but NUL, which PostgreSQL cannot hold. */
const ANY_TEXT = /^[^\0]*$/;
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T23:59:59Z');

export class MediaDto implements Media {
  @IsIn(MEDIA_KINDS)
  kind!: Media['kind'];

  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  url!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  title?: string;
}

export class ArticleTextDto {
  @IsIn(LANGUAGES)
  language!: Language;

  @IsString()
  @MaxLength(300)
  @Matches(ONE_LINE)
  title!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(ONE_LINE, { each: true })
  keywords: string[] = [];

  /** Markdown. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100_000)
  @Matches(ANY_TEXT)
  body!: string;
}

export class ArticleDto {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(100)
  slug!: string;

  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  owner!: string;

  /** When somebody has to look at it again. */
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsMoment()
  reviewOn!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MediaDto)
  media: MediaDto[] = [];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => ArticleTextDto)
  texts!: ArticleTextDto[];
}

export class ArticleStateDto {
  @IsIn(ARTICLE_STATES)
  state!: ArticleState;
}

export class ArticlesQuery extends PageQuery {
  @IsOptional()
  @IsIn(ARTICLE_STATES)
  state?: ArticleState;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  owner?: string;

  /** Only published ones that nobody looked at by their review date. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  overdue?: boolean;
}

export class LanguageQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class ArticleSearchQuery extends LanguageQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(ANY_TEXT)
  q!: string;

  @PageLimit(50)
  limit: number = 10;

  /** The visit that it is part of. */
  @IsOptional()
  @IsUUID()
  sessionId?: string;

  @IsOptional()
  @IsUUID()
  subscriberId?: string;
}

export class ArticleViewDto extends LanguageQuery {
  @IsOptional()
  @IsUUID()
  sessionId?: string;

  @IsOptional()
  @IsUUID()
  subscriberId?: string;

  @IsOptional()
  @IsUUID()
  ticketId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ANY_TEXT)
  query?: string;
}

export class PeriodQuery extends PageQuery {
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  from?: Date;

  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  to?: Date;

  /** After a session's last step in which a ticket counts as the session's. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(720)
  hours: number = 24;
}
