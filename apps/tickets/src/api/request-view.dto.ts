import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LANGUAGES } from '../domain/language.js';

export class ShareDto {
  /** For how long the link opens it. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  days: number = 30;
}

export class RequestQuery {
  /** Else the subscriber's own. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: string;
}

export class RatingDto {
  /** 1 is the worst, 5 the best. */
  @IsInt()
  @Min(1)
  @Max(5)
  score!: number;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^[^\0]*$/)
  comment?: string;
}
