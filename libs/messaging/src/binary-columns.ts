/**
 * Columns for `unnest` as PostgreSQL's own binary arrays, for statements that carry hundreds of rows: a driver that
 * writes an array as text quotes and scans each value, and the server takes it apart again letter by letter.
 *
 * Layout as `array_recv` reads it: dimensions (1), flags, type of the elements, number of them, first index (1), then
 * per element its length and its bytes, or -1 for NULL. All numbers are big-endian.
 */
type Values<T> = readonly (T | null | undefined)[];

/** Of the types' entries in pg_type; those of built-in types never change. */
const OID = { json: 114, int4: 23, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;

const HEAD = 20;
const LENGTH = 4;
const JSONB_VERSION = 1;
/** PostgreSQL counts from 2000-01-01. Milliseconds. */
const EPOCH = Date.UTC(2000, 0, 1);
const HIGH_WORD = 2 ** 32;
const HYPHEN = '-'.charCodeAt(0);

/** @throws TypeError or RangeError when one of them is no 32-bit integer */
export const int4s = (values: Values<number>): Buffer => fixed('int4', 4, values, writeInt4);

/** @throws TypeError when one of them is not 32 hexadecimal digits, with or without hyphens */
export const uuids = (values: Values<string>): Buffer => fixed('uuid', 16, values, writeUuid);

/**
 * @param values RFC 3339, to the microsecond
 * @throws TypeError when one of them is no time
 */
export const timestamps = (values: Values<string>): Buffer => fixed('timestamptz', 8, values, writeTime);

export const texts = (values: Values<string | Buffer>): Buffer => sized('text', values);

/** @param values already written as JSON */
export const jsons = (values: Values<string>): Buffer => sized('json', values);

/** @param values already written as JSON */
export const jsonbs = (values: Values<string>): Buffer => sized('jsonb', values, JSONB_VERSION);

function fixed<T>(
  type: keyof typeof OID,
  size: number,
  values: Values<T>,
  write: (array: Buffer, at: number, value: T) => void,
): Buffer {
  const nulls = values.reduce((count: number, value) => (value == null ? count + 1 : count), 0);
  const array = allocate(type, values.length, (values.length - nulls) * size);
  let at = HEAD;
  for (const value of values) {
    if (value == null) at = array.writeInt32BE(-1, at);
    else {
      at = array.writeInt32BE(size, at);
      write(array, at, value);
      at += size;
    }
  }
  return array;
}

/** @param version byte before each value, for types whose binary form has one */
function sized(type: keyof typeof OID, values: Values<string | Buffer>, version?: number): Buffer {
  const extra = version === undefined ? 0 : 1;
  let bytes = 0;
  for (const value of values) if (value != null) bytes += Buffer.byteLength(value) + extra;
  const array = allocate(type, values.length, bytes);
  let at = HEAD;
  for (const value of values) {
    if (value == null) {
      at = array.writeInt32BE(-1, at);
      continue;
    }
    const start = at + LENGTH;
    if (version !== undefined) array[start] = version;
    const length =
      extra +
      (typeof value === 'string' ? array.write(value, start + extra) : value.copy(array, start + extra));
    array.writeInt32BE(length, at);
    at = start + length;
  }
  return array;
}

function allocate(type: keyof typeof OID, count: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEAD + count * LENGTH + bytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(OID[type], 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16);
  return array;
}

function writeInt4(array: Buffer, at: number, value: number): void {
  if (!Number.isInteger(value)) throw new TypeError(`${value} is no integer`);
  array.writeInt32BE(value, at);
}

function writeUuid(array: Buffer, at: number, value: string): void {
  const end = at + 16;
  let next = at;
  for (let i = 0; i < value.length; i += 2) {
    if (value.charCodeAt(i) === HYPHEN) i++;
    const byte = (digit(value.charCodeAt(i)) << 4) | digit(value.charCodeAt(i + 1));
    if (byte < 0 || next === end) throw new TypeError(`"${value}" is no UUID`);
    array[next++] = byte;
  }
  if (next !== end) throw new TypeError(`"${value}" is no UUID`);
}

/** -1 for what is none; NaN, past the end, is none either. */
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function writeTime(array: Buffer, at: number, value: string): void {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) throw new TypeError(`"${value}" is no time`);
  // A JavaScript date ends at milliseconds. The usual form has no more than that.
  const rest = value.length > 24 ? /\.\d{3}(\d{1,3})/.exec(value)?.[1]?.padEnd(3, '0') : undefined;
  // Half by half: as one number it would not be exact before 1714 and after 2285.
  const high = Math.floor((milliseconds - EPOCH) / HIGH_WORD);
  const low = (milliseconds - EPOCH - high * HIGH_WORD) * 1000 + Number(rest ?? 0);
  const carried = Math.floor(low / HIGH_WORD);
  array.writeInt32BE(high * 1000 + carried, at);
  array.writeUInt32BE(low - carried * HIGH_WORD, at + 4);
}
