import { DomainError, ManualClock, Money, newId } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { ApproveCredit } from './commands/approve-credit/approve-credit.use-case.js';
import { DeclineCredit } from './commands/decline-credit/decline-credit.use-case.js';
import { GrantCredits } from './commands/grant-credits/grant-credits.use-case.js';
import { RequestCredit } from './commands/request-credit/request-credit.use-case.js';
import { ReverseCredit } from './commands/reverse-credit/reverse-credit.use-case.js';
import { ReverseSpending } from './commands/reverse-spending/reverse-spending.use-case.js';
import { SpendCredit } from './commands/spend-credit/spend-credit.use-case.js';
import { DISPUTES_MIGRATIONS } from './disputes.module.js';
import type { Actor } from './domain/credit/actor.js';
import { CreditLimitRepository } from './persistence/credit-limit.repository.js';
import { CreditRepository } from './persistence/credit.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';
import { SpendingRepository } from './persistence/spending.repository.js';
import { ShowCreditBalance } from './queries/show-credit-balance/show-credit-balance.query.js';

export const agent: Actor = { id: 'agent-1', name: 'agent.lina', roles: ['agent'] };
export const supervisor: Actor = { id: 'supervisor-1', name: 'supervisor.omar', roles: ['supervisor'] };
export const operator: Actor = { id: 'operator-1', name: 'operator.noor', roles: ['operator'] };

/** For specs: the use cases of money on a database of their own. */
export async function money(clock = new ManualClock(new Date('2026-03-01T12:00:00Z'))) {
  const database = await freshDatabase('money');
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    poolSize: 12,
    migrations: DISPUTES_MIGRATIONS,
  }).initialize();
  await dataSource.runMigrations();
  const transactions = new Transactions(dataSource);
  const outbox = new Outbox({ source: '/viewline/disputes' });
  const subscribers = new SubscriberCopy(dataSource);
  const ledger = new LedgerRepository();
  const credits = new CreditRepository(ledger, outbox);
  const limits = new CreditLimitRepository();
  const spendings = new SpendingRepository(outbox);
  return {
    clock,
    dataSource,
    transactions,
    ledger,
    request: new RequestCredit(credits, limits, subscribers, clock),
    grant: new GrantCredits(credits, clock),
    approve: new ApproveCredit(transactions, credits, limits, clock),
    decline: new DeclineCredit(transactions, credits, clock),
    reverse: new ReverseCredit(transactions, credits, limits, ledger, clock),
    spend: new SpendCredit(transactions, spendings, ledger, subscribers, clock),
    reverseSpending: new ReverseSpending(transactions, spendings, limits, ledger, clock),
    balances: new ShowCreditBalance(dataSource, subscribers),
    /** Asks for goodwill. */
    goodwill: (subscriberId: string, minor: number, causeId: string = newId(), requestedBy = operator) =>
      transactions.run((tx) =>
        new RequestCredit(credits, limits, subscribers, clock).execute(tx, {
          subscriberId,
          amount: Money.of(minor, 'EUR'),
          cause: { kind: 'goodwill', id: causeId },
          requestedBy,
        }),
      ),
    async published(): Promise<string[]> {
      const rows = await dataSource.query<{ type: string }[]>(
        `SELECT headers->>'ce_type' AS type FROM outbox ORDER BY position`,
      );
      return rows.map(({ type }) => type);
    },
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
export type MoneyUseCases = Awaited<ReturnType<typeof money>>;

/** The code of the refusal, or nothing where there was none. */
export async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
