import { type Parts, TmfDoor } from '@viewline/platform';
import { AcceptBillImports } from './api/accept-bill-imports.js';
import { AppliedRateController } from './api/applied-rate.controller.js';
import { BillHubController } from './api/bill-hub.controller.js';
import { BillImportController } from './api/bill-import.controller.js';
import { BillOnDemandController } from './api/bill-on-demand.controller.js';
import { BillController } from './api/bill.controller.js';
import { CustomerBillController } from './api/customer-bill.controller.js';
import { AskForBill } from './commands/ask-for-bill/ask-for-bill.use-case.js';
import { ImportBills } from './commands/import-bills/import-bills.use-case.js';
import { MoveBill } from './commands/move-bill/move-bill.use-case.js';
import { ProduceBillsSweep } from './commands/produce-bills/produce-bills-sweep.js';
import { ProduceBills } from './commands/produce-bills/produce-bills.use-case.js';
import { RecordPayment } from './commands/record-payment/record-payment.use-case.js';
import { AppliedRateRepository } from './persistence/applied-rate.repository.js';
import { BillHubRepository } from './persistence/bill-hub.repository.js';
import { BillImportRepository } from './persistence/bill-import.repository.js';
import { BillOnDemandRepository } from './persistence/bill-on-demand.repository.js';
import { BillRepository } from './persistence/bill.repository.js';
import { CreateBillImports1766000000111 } from './persistence/migrations/create-bill-imports.js';
import { CreateBills1766000000110 } from './persistence/migrations/create-bills.js';
import { FindResources } from './queries/find-resources/find-resources.query.js';
import { ListBills } from './queries/list-bills/list-bills.query.js';
import { ListHolds } from './queries/list-holds/list-holds.query.js';
import { ShowBillImport } from './queries/show-bill-import/show-bill-import.query.js';

const commands = [MoveBill, RecordPayment, AskForBill, ProduceBills, ProduceBillsSweep, ImportBills];
const persistence = [
  BillRepository,
  AppliedRateRepository,
  BillOnDemandRepository,
  BillImportRepository,
  BillHubRepository,
];
const queries = [FindResources, ListBills, ListHolds, ShowBillImport];

/** Bills, their charges and payments (TMF678), and their import. */
export const BILL_PARTS: Parts = {
  controllers: [
    CustomerBillController,
    AppliedRateController,
    BillOnDemandController,
    BillHubController,
    BillController,
    BillImportController,
  ],
  providers: [TmfDoor, AcceptBillImports, ...commands, ...persistence, ...queries],
  migrations: [CreateBills1766000000110, CreateBillImports1766000000111],
};
