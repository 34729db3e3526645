import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const MOMENT = /^(?!0000)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A date or a date and time that exists and that JavaScript and PostgreSQL read alike. ISO 8601 knows more, such as
 * weeks (`2026-W01`) and years of six digits, which only one of them reads, or none.
 */
export const IsMoment = (): PropertyDecorator =>
  applyDecorators(
    Matches(MOMENT, { message: '$property must be a date or a time such as 2026-03-01T10:00:00Z' }),
    IsISO8601({ strict: true, strictSeparator: true }),
  );
