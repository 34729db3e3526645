import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsMoment } from '@viewline/platform';
import { FILE_LANGUAGES, type FileLanguage } from '../dispute-file/file-language.js';

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:\d\d)$/;

export class FileDto {
  /** What happened from then on; 90 days before the dispute was opened if absent. */
  @IsOptional()
  @IsMoment()
  @Matches(MOMENT, { message: '$property must be a date and time such as 2026-03-01T00:00:00Z' })
  from?: string;

  /** Exclusive; now if absent. */
  @IsOptional()
  @IsMoment()
  @Matches(MOMENT, { message: '$property must be a date and time such as 2026-03-01T00:00:00Z' })
  until?: string;
}

export class SealQuery {
  /** Of the PDF; the subscriber's own if absent, or English where it is none of these. */
  @IsOptional()
  @IsIn(FILE_LANGUAGES)
  language?: FileLanguage;
}

export class FileQuery {
  /** The sealed file, or only the PDF in it. */
  @IsOptional()
  @IsIn(['file', 'pdf'])
  format: 'file' | 'pdf' = 'file';

  /** The latest if absent. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  number?: number;
}
