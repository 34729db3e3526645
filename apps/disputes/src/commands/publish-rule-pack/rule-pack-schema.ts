import { PROBLEM_CATEGORIES, PROBLEM_DURATIONS, PROBLEM_SCOPES } from '@viewline/events';
import { currencyExponent, type ErrorDetail } from '@viewline/kernel';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { badPack } from '../../domain/compensation/compensation.errors.js';
import type { RulePack } from '../../domain/compensation/rule-pack.js';

const strict = { additionalProperties: false };
/** Minor units; what one person may be given at most. */
const Amount = Type.Integer({ minimum: 1, maximum: 100_000_000 });
const Bounds = Type.Object(
  {
    atLeast: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
    below: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  },
  { ...strict, minProperties: 1 },
);
const Names = Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { minItems: 1, maxItems: 200 });
const oneOf = (values: readonly string[]) =>
  Type.Array(Type.Enum([...values]), { minItems: 1, maxItems: values.length });

const Pay = Type.Union([
  Type.Object({ kind: Type.Literal('fixed'), amount: Amount }, strict),
  Type.Object({ kind: Type.Literal('per-started-hour'), amount: Amount, cap: Amount }, strict),
  Type.Object({ kind: Type.Literal('per-started-day'), amount: Amount, cap: Amount }, strict),
  Type.Object(
    { kind: Type.Literal('pro-rata'), percent: Type.Integer({ minimum: 1, maximum: 1000 }), cap: Amount },
    strict,
  ),
]);

/** What a rule pack looks like; amounts are minor units of its currency. */
export const RULE_PACK_SCHEMA = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    rules: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 120 }),
          when: Type.Object(
            {
              category: Type.Optional(oneOf(PROBLEM_CATEGORIES)),
              scope: Type.Optional(oneOf(PROBLEM_SCOPES)),
              duration: Type.Optional(oneOf(PROBLEM_DURATIONS)),
              minutesLost: Type.Optional(Bounds),
              region: Type.Optional(Names),
              tier: Type.Optional(Names),
              segment: Type.Optional(Names),
              packagePrice: Type.Optional(Bounds),
            },
            strict,
          ),
          pay: Pay,
        },
        strict,
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  strict,
);

const validator = Compile(RULE_PACK_SCHEMA);
const MOST_DETAILS = 20;

/** @throws DomainError `rule-pack.invalid`, `money.unknown-currency` */
export function readRulePack(content: unknown): RulePack {
  if (!validator.Check(content)) {
    const errors: ErrorDetail[] = validator
      .Errors(content)
      .slice(0, MOST_DETAILS)
      .map(({ instancePath, message }) => ({ path: instancePath.slice(1).replaceAll('/', '.'), message }));
    throw badPack(errors);
  }
  const pack = content as RulePack;
  currencyExponent(pack.currency);
  const names = new Set(pack.rules.map(({ name }) => name));
  if (names.size < pack.rules.length) throw badPack([{ path: 'rules', message: 'two rules have one name' }]);
  return pack;
}
