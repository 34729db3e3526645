import { Money, newId } from '@viewline/kernel';
import { money, type MoneyUseCases, operator } from '../money.suite.js';

let books: MoneyUseCases;
beforeAll(async () => {
  books = await money();
});
afterAll(() => books.close());

const sql = <Row>(text: string, values: unknown[] = []) => books.dataSource.query<Row[]>(text, values);

describe('the ledger', () => {
  it('grants one cause once, however many ask at the same time', async () => {
    const subscriberId = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => books.goodwill(subscriberId, 700, 'call-1')),
    );
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await books.balances.execute(subscriberId)).balances).toEqual([{ unit: 'EUR', value: 7 }]);
  });

  it('grants nothing when the transaction is given up', async () => {
    const subscriberId = newId();
    const amount = Money.of(100, 'EUR');
    const killed = books.transactions.run(async (tx) => {
      const forCall = { kind: 'goodwill', id: 'killed' } as const;
      await books.request.execute(tx, { subscriberId, amount, cause: forCall, requestedBy: operator });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect((await books.goodwill(subscriberId, 100, 'killed')).isNew).toBe(true);
  });

  it('shows a running balance in the statement, and a reversal as a booking of its own', async () => {
    const subscriberId = newId();
    const { credit } = await books.goodwill(subscriberId, 300);
    await books.reverse.execute(credit.id, operator, 'wrong person');
    const { lines } = await books.balances.statement(subscriberId);
    expect(lines.map(({ kind, amount, balance }) => [kind, amount.value, balance.value])).toEqual([
      ['reversal', -3, 0],
      ['grant', 3, 3],
    ]);
  });
});

describe('the database itself', () => {
  const account = `INSERT INTO ledger_account (id, kind, subscriber_id, currency) VALUES ($1, $2, $3, $4)`;
  const accounts = async (...currencies: string[]) => {
    const ids = currencies.map(() => newId());
    for (const [index, id] of ids.entries())
      await sql(account, [id, 'subscriber-credit', newId(), currencies[index]]);
    return ids;
  };
  const book = (entries: [string, number][], declared = entries.length) =>
    books.dataSource.transaction(async (tx) => {
      const id = newId();
      await tx.query(
        `INSERT INTO ledger_journal (id, kind, reference, booked_at, booked_by, entry_count)
         VALUES ($1, 'grant', $1, now(), 'x', $2)`,
        [id, declared],
      );
      for (const [to, amount] of entries)
        await tx.query('INSERT INTO ledger_entry (journal_id, account_id, amount) VALUES ($1, $2, $3)', [
          id,
          to,
          amount,
        ]);
      return id;
    });

  it('refuses a journal that does not add up to nothing', async () => {
    const [one, two] = await accounts('EUR', 'EUR');
    await expect(
      book([
        [one!, 5],
        [two!, 5],
      ]),
    ).rejects.toThrow('does not balance');
  });

  it('refuses a journal that adds up only across currencies', async () => {
    const [one] = await accounts('EUR');
    const dollars = newId();
    await sql(account, [dollars, 'test-expense', null, 'USD']);
    await expect(
      book([
        [one!, 5],
        [dollars, -5],
      ]),
    ).rejects.toThrow('does not balance');
  });

  it('refuses an empty journal, and one that grows afterwards', async () => {
    await expect(book([], 2)).rejects.toThrow('more or fewer entries');
    const [one] = await accounts('EUR');
    const expense = newId();
    await sql(account, [expense, 'test-expense', null, 'EUR']);
    const id = await book([
      [one!, 5],
      [expense, -5],
    ]);
    const [three] = await accounts('EUR');
    const other = newId();
    await sql(account, [other, 'other-expense', null, 'EUR']);
    await expect(
      sql('INSERT INTO ledger_entry (journal_id, account_id, amount) VALUES ($1, $2, 5), ($1, $3, -5)', [
        id,
        three,
        other,
      ]),
    ).rejects.toThrow('more or fewer entries');
  });

  it('refuses a negative balance', async () => {
    const [one] = await accounts('EUR');
    const expense = newId();
    await sql(account, [expense, 'third-expense', null, 'EUR']);
    await expect(
      book([
        [one!, -5],
        [expense, 5],
      ]),
    ).rejects.toThrow('never_negative');
  });

  it.each([
    'UPDATE ledger_entry SET amount = amount + 1',
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry',
    "UPDATE ledger_journal SET booked_by = 'me'",
    'DELETE FROM ledger_journal',
    'UPDATE ledger_account SET balance = balance + 1',
    'DELETE FROM ledger_account',
  ])('refuses to %s', async (text) => {
    const [one] = await accounts('EUR');
    expect(one).toBeDefined();
    await expect(sql(text)).rejects.toThrow('append-only');
  });
});
