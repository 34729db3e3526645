import { assertText } from '../resource/document.js';
import { invalidQuery } from './invalid-query.js';
import { isOperator, type Operator } from './operator.js';

/** One parameter; several values mean OR. */
export interface QueryParameter {
  readonly name: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

// TMF630 lets operators stand between name and value, raw or percent-encoded: a>=1, a%3E%3D1, a*=x, a=~x.
const PIECE =
  /^((?:[\w@.-]|%40)+)(?:((?:>|%3E)(?:=|%3D)|(?:<|%3C)(?:=|%3D)|(?:\*|%2A)(?:=|%3D)|(?:=|%3D)~|>|%3E|<|%3C|=))(.*)$/is;
const SYMBOLS: Readonly<Record<string, Operator>> = {
  '=': 'eq',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '*=': 'regex',
  '=~': 'regex',
};

/**
 * Reads the query of a raw URL by TMF630's own grammar, which differs from forms: `,` and `;` separate alternatives.
 * They do so only when written raw; `%2C` and `%3B` are part of a value.
 */
export function readQueryString(url: string): QueryParameter[] {
  const start = url.indexOf('?');
  if (start < 0) return [];
  const query = url.slice(start + 1).split('#', 1)[0] ?? '';
  return query
    .split('&')
    .filter((part) => part !== '')
    .map(readPart);
}

function readPart(part: string): QueryParameter {
  const [first = '', ...alternatives] = part.split(';');
  const parameter = readPiece(first);
  const more = alternatives.flatMap((alternative) => {
    if (!PIECE.test(alternative)) return alternative.split(',').map(decode);
    const other = readPiece(alternative);
    if (other.name !== parameter.name || other.operator !== parameter.operator) {
      throw invalidQuery(parameter.name, '";" may only separate alternatives of one attribute');
    }
    return other.values;
  });
  return { ...parameter, values: [...parameter.values, ...more] };
}

function readPiece(piece: string): QueryParameter {
  const match = PIECE.exec(piece);
  if (!match) throw invalidQuery(printable(piece), 'is not of the form name=value');
  const [, rawName = '', rawSymbol = '', rawValues = ''] = match;
  const name = decode(rawName);
  const symbol = SYMBOLS[decode(rawSymbol)] ?? 'eq';
  const values = rawValues.split(',').map(decode);
  const dot = name.lastIndexOf('.');
  const suffix = name.slice(dot + 1);
  if (dot > 0 && isOperator(suffix)) {
    if (symbol !== 'eq') throw invalidQuery(name, 'has two operators');
    return { name: name.slice(0, dot), operator: suffix, values };
  }
  return { name, operator: symbol, values };
}

function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidQuery(printable(text), 'has a malformed percent-encoding');
  }
  assertText(decoded);
  return decoded;
}

/** What is quoted back to the client is short and plain. */
function printable(text: string): string {
  return text.slice(0, 60).replaceAll(/[^\w@.%=-]/g, '?');
}
