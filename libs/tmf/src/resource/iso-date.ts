const DAY = 24 * 60 * 60 * 1000;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** A half-open stretch of time: a whole UTC day where only a date was written, else one millisecond. */
export interface Instants {
  from: Date;
  to: Date;
}

/** Reads an ISO 8601 date, or date-time with an offset; anything else (a time without a zone too) is undefined. */
export function readIsoDate(text: string): Instants | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const from = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const dayOnly = match[1] === text;
  // Date rolls 31 February over to March instead of refusing it.
  const day = new Date(`${match[1]}T00:00:00Z`);
  if (Number.isNaN(from.getTime()) || day.toISOString().slice(0, 10) !== match[1]) return undefined;
  // An offset may carry the instant out of the years that have four digits.
  if (from.toISOString().length !== 24) return undefined;
  return { from, to: new Date(from.getTime() + (dayOnly ? DAY : 1)) };
}
