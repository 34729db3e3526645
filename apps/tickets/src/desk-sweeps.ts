import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { AssignWork } from './commands/assign-work/assign-work.use-case.js';
import { EndIdleChats } from './commands/end-idle-chats/end-idle-chats.use-case.js';
import { KnowledgeLogRepository } from './persistence/knowledge-log.repository.js';
import { ViewingRepository } from './persistence/viewing.repository.js';
import { WorkRepository } from './persistence/work.repository.js';
import { TicketsConfig } from './tickets.config.js';

const DAY = 24 * 60 * 60 * 1000;
const KEEP_DONE_WORK = 30 * DAY;
const KEEP_KNOWLEDGE_LOG = 400 * DAY;
const CHUNK = 5000;

/** What the desk does by itself when it is time. */
@Injectable()
export class DeskSweeps implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly assignments: AssignWork,
    private readonly idleChats: EndIdleChats,
    private readonly viewing: ViewingRepository,
    private readonly work: WorkRepository,
    private readonly knowledge: KnowledgeLogRepository,
    private readonly config: TicketsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule('assign-work', '* * * * * *', () => this.assignments.round());
    this.sweeps.schedule('end-idle-chats', '11,31,51 * * * * *', () => this.idleChats.round());
    this.sweeps.schedule('forget-viewing', '17 * * * * *', () =>
      this.transactions.run((tx) =>
        this.viewing.forget(tx, this.before(this.config.VIEWING_DAYS * DAY), CHUNK),
      ),
    );
    this.sweeps.schedule('forget-done-work', '43 * * * * *', () =>
      this.transactions.run((tx) => this.work.forget(tx, this.before(KEEP_DONE_WORK), CHUNK)),
    );
    this.sweeps.schedule('forget-knowledge-log', '29 * * * * *', () =>
      this.transactions.run((tx) => this.knowledge.forget(tx, this.before(KEEP_KNOWLEDGE_LOG), CHUNK)),
    );
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
