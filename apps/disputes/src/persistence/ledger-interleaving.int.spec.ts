import fc from 'fast-check';
import { type EventEnvelope, SubscriberMerged } from '@viewline/events';
import { idFromName, Money, newId } from '@viewline/kernel';
import { saveSubscriberCopy } from '@viewline/subscriber-copy';
import { agent, money, type MoneyUseCases, operator, refusal } from '../money.suite.js';

let books: MoneyUseCases;
beforeAll(async () => {
  books = await money();
});
afterAll(() => books.close());

const sql = <Row>(text: string, values: unknown[] = []) => books.dataSource.query<Row[]>(text, values);

type Deed =
  | { kind: 'grant'; who: number; cause: number; minor: number }
  | { kind: 'reverse'; who: number; cause: number }
  | { kind: 'spend'; who: number; cause: number; minor: number }
  | { kind: 'give-back'; cause: number };

const who = fc.integer({ min: 0, max: 2 });
const cause = fc.integer({ min: 0, max: 3 });
const minor = fc.integer({ min: 1, max: 500 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), who, cause, minor }),
  fc.record({ kind: fc.constant('reverse' as const), who, cause }),
  fc.record({ kind: fc.constant('spend' as const), who, cause, minor }),
  fc.record({ kind: fc.constant('give-back' as const), cause }),
);
const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 8 }), { maxLength: 4 });

const EXPECTED_REFUSALS = [
  undefined,
  'credit.cause-used',
  'credit.not-found',
  'credit.not-granted',
  'credit.spent',
  'credit.not-enough',
  'spending.cause-used',
  'spending.not-found',
];

describe('the ledger', () => {
  it('balances after any interleaving of concurrent grants, spendings and reversals of both, and nobody overspends', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.boolean(), async (all, areTwoOne) => {
        const people = [newId(), newId(), newId()];
        const families = areTwoOne ? [people.slice(0, 2), people.slice(2)] : people.map((one) => [one]);
        if (areTwoOne) await merge(people[0]!, people[1]!);
        const apply = deedsOf(people);
        for (const round of all) {
          const outcomes = await Promise.all(round.map((one) => refusal(apply(one))));
          for (const outcome of outcomes) expect(EXPECTED_REFUSALS).toContain(outcome);
        }
        for (const family of families) {
          const { balances, accounts } = await books.balances.execute(family[0]!);
          const expected = await whatTheRecordsSay(family);
          expect(balances.map(({ value }) => value)).toEqual(expected === null ? [] : [expected / 100]);
          expect(accounts.every(({ balance }) => balance.value >= 0)).toBe(true);
        }
        await expectWholeBooks();

        // With every spending taken back, each has what was granted to themselves, whoever paid for whom.
        await Promise.all(
          [0, 1, 2, 3, 0, 1, 2, 3].map((n) => refusal(apply({ kind: 'give-back', cause: n }))),
        );
        for (const one of people) {
          const { accounts } = await books.balances.execute(one);
          const own = accounts.find(({ subscriberId }) => subscriberId === one)?.balance.value;
          const expected = await whatTheRecordsSay([one], 'grants alone');
          expect(own).toEqual(expected === null ? undefined : expected / 100);
        }
        await expectWholeBooks();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a spending that is taken back', () => {
  const spend = (subscriberId: string, cents: number, id: string = newId()) =>
    books.spend.execute({
      subscriberId,
      amount: Money.of(cents, 'EUR'),
      cause: { kind: 'bill', id },
      by: operator,
    });
  const bookings = async (reference: string) =>
    (
      await sql<{ kind: string }>('SELECT kind FROM ledger_journal WHERE reference = $1 ORDER BY 1', [
        reference,
      ])
    ).map(({ kind }) => kind);

  it('is one booking and one event, however many ask at the same time', async () => {
    const subscriberId = newId();
    await books.goodwill(subscriberId, 900);
    const { spending } = await spend(subscriberId, 700);
    const before = (await books.published()).length;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => books.reverseSpending.execute(spending.id, operator, `call ${n}`)),
    );
    expect(new Set(answers.map(({ reversal }) => reversal!.reason)).size).toBe(1);
    expect(await bookings(spending.id)).toEqual(['reversal', 'spending']);
    expect((await books.balances.execute(subscriberId)).balances).toEqual([{ unit: 'EUR', value: 9 }]);
    expect((await books.published()).slice(before)).toEqual(['viewline.credit.spending-reversed.v1']);
  });

  it('is not, when the transaction is given up, and is the next time', async () => {
    const subscriberId = newId();
    await books.goodwill(subscriberId, 900);
    const { spending } = await spend(subscriberId, 900);
    await sql(`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`);
    await sql('CREATE TRIGGER killed BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION killed()');
    await expect(books.reverseSpending.execute(spending.id, operator, 'x')).rejects.toThrow('killed');
    await sql('DROP TRIGGER killed ON outbox');
    expect(await bookings(spending.id)).toEqual(['spending']);
    const { reversal } = await books.reverseSpending.execute(spending.id, operator, 'again');
    expect(reversal).toMatchObject({ reason: 'again' });
    expect((await books.balances.execute(subscriberId)).balances).toEqual([{ unit: 'EUR', value: 9 }]);
  });

  it('is worth no more than who takes it back may grant, unless they may spend', async () => {
    const subscriberId = newId();
    await books.goodwill(subscriberId, 5000);
    const { spending } = await spend(subscriberId, 2001);
    const asked = (by: typeof agent) => refusal(books.reverseSpending.execute(spending.id, by, 'x'));
    expect(await asked(agent)).toBe('credit.above-limit');
    expect(await asked({ id: 'billing', roles: ['integrator'] })).toBeUndefined();
    expect(await asked(agent)).toBeUndefined();
  });

  it('is a line of its own in the statement', async () => {
    const subscriberId = newId();
    const step = () => books.clock.advance(1000);
    await books.goodwill(subscriberId, 300);
    step();
    const { spending } = await spend(subscriberId, 200, 'B-77');
    step();
    await books.reverseSpending.execute(spending.id, operator, 'bill withdrawn');
    const { lines } = await books.balances.statement(subscriberId);
    const bill = { kind: 'bill', id: 'B-77' };
    expect(lines).toMatchObject([
      { kind: 'reversal', reference: spending.id, cause: bill, amount: { value: 2 }, balance: { value: 3 } },
      { kind: 'spending', reference: spending.id, cause: bill, amount: { value: -2 }, balance: { value: 1 } },
      { kind: 'grant', balance: { value: 3 } },
    ]);
  });

  it('is on record whole or not at all', async () => {
    const subscriberId = newId();
    await books.goodwill(subscriberId, 100);
    const { spending } = await spend(subscriberId, 100);
    const half = sql('UPDATE credit_spending SET reversed_at = now() WHERE id = $1', [spending.id]);
    await expect(half).rejects.toThrow('check constraint');
  });
});

/** Tells the copy of subscribers that the two are one. */
async function merge(survivorId: string, absorbedId: string): Promise<void> {
  const merged = SubscriberMerged.create(
    { survivorId, absorbedId, reason: 'same person', by: 'supervisor.omar' },
    { time: books.clock.now(), sequence: 1 },
  );
  await books.transactions.run((tx) => saveSubscriberCopy([merged as unknown as EventEnvelope], tx));
}

function deedsOf(people: readonly string[]): (each: Deed) => Promise<unknown> {
  const run = newId();
  const granted = new Map<string, string>();
  return async (each) => {
    const bill = { kind: 'bill', id: `${run}-s${each.cause}` };
    switch (each.kind) {
      case 'grant': {
        const { credit } = await books.goodwill(people[each.who]!, each.minor, `${run}-g${each.cause}`);
        return granted.set(`${each.who}-${each.cause}`, credit.id);
      }
      case 'reverse':
        return books.reverse.execute(
          granted.get(`${each.who}-${each.cause}`) ?? newId(),
          operator,
          'by mistake',
        );
      case 'spend': {
        const amount = Money.of(each.minor, 'EUR');
        return books.spend.execute({ subscriberId: people[each.who]!, amount, cause: bill, by: operator });
      }
      case 'give-back': {
        // Also one that is being spent at this moment, or never was.
        const id = idFromName('credit-spending', bill.kind, bill.id);
        return books.reverseSpending.execute(id, operator, 'bill withdrawn');
      }
    }
  };
}

/** What they should have together, from the records of credits and spendings alone; null if there are none. */
async function whatTheRecordsSay(people: readonly string[], which?: 'grants alone'): Promise<number | null> {
  const [row] = await sql<{ sum: string | null }>(
    `SELECT sum(amount) AS sum FROM (
       SELECT subscriber_id, CASE status WHEN 'granted' THEN amount ELSE 0 END AS amount FROM credit
       UNION ALL
       SELECT subscriber_id, CASE WHEN reversed_at IS NULL THEN -amount ELSE 0 END FROM credit_spending WHERE NOT $2) m
     WHERE subscriber_id = ANY($1::uuid[])`,
    [people, which !== undefined],
  );
  return row?.sum == null ? null : Number(row.sum);
}

async function expectWholeBooks(): Promise<void> {
  const [whole] = await sql<{ unbalanced: number; drifted: number }>(`
    SELECT (SELECT count(*)::int FROM (
              SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
              GROUP BY e.journal_id, a.currency HAVING sum(e.amount) <> 0) u) AS unbalanced,
           (SELECT count(*)::int FROM ledger_account a
            WHERE a.kind = 'subscriber-credit' AND a.balance <>
              coalesce((SELECT sum(amount) FROM ledger_entry e WHERE e.account_id = a.id), 0)) AS drifted`);
  expect(whole).toEqual({ unbalanced: 0, drifted: 0 });
}
