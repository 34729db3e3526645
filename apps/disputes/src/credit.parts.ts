import type { Parts } from '@viewline/platform';
import { CreditLimitController } from './api/credit-limit.controller.js';
import { CreditSpendingController } from './api/credit-spending.controller.js';
import { CreditController } from './api/credit.controller.js';
import { ApproveCredit } from './commands/approve-credit/approve-credit.use-case.js';
import { DeclineCredit } from './commands/decline-credit/decline-credit.use-case.js';
import { GrantCredits } from './commands/grant-credits/grant-credits.use-case.js';
import { RequestCredit } from './commands/request-credit/request-credit.use-case.js';
import { ReverseCredit } from './commands/reverse-credit/reverse-credit.use-case.js';
import { ReverseSpending } from './commands/reverse-spending/reverse-spending.use-case.js';
import { SetCreditLimit } from './commands/set-credit-limit/set-credit-limit.use-case.js';
import { SpendCredit } from './commands/spend-credit/spend-credit.use-case.js';
import { CreditLimitRepository } from './persistence/credit-limit.repository.js';
import { CreditRepository } from './persistence/credit.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';
import { CreateCreditLedger1766000000200 } from './persistence/migrations/create-credit-ledger.js';
import { CreateCredits1766000000210 } from './persistence/migrations/create-credits.js';
import { ReverseSpendings1766000000250 } from './persistence/migrations/reverse-spendings.js';
import { SpendingRepository } from './persistence/spending.repository.js';
import { ListCreditLimits } from './queries/list-credit-limits/list-credit-limits.query.js';
import { ListCredits } from './queries/list-credits/list-credits.query.js';
import { ShowCreditBalance } from './queries/show-credit-balance/show-credit-balance.query.js';
import { ShowSpending } from './queries/show-spending/show-spending.query.js';

export const CREDIT_PARTS: Parts = {
  controllers: [CreditController, CreditSpendingController, CreditLimitController],
  providers: [
    RequestCredit,
    GrantCredits,
    ApproveCredit,
    DeclineCredit,
    ReverseCredit,
    SpendCredit,
    ReverseSpending,
    SetCreditLimit,
    CreditRepository,
    CreditLimitRepository,
    LedgerRepository,
    SpendingRepository,
    ListCredits,
    ListCreditLimits,
    ShowCreditBalance,
    ShowSpending,
  ],
  migrations: [CreateCreditLedger1766000000200, CreateCredits1766000000210, ReverseSpendings1766000000250],
};
