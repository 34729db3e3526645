import { isPassing } from '@viewline/messaging';

interface Waiting<Item> {
  item: Item;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * Group commit: what is asked for while a transaction is under way shares the next one. Nobody waits for company: an
 * idle door commits at once, a busy one spreads the price of a transaction over all who came meanwhile. Each caller
 * still hears of its own success only after the commit, and of nobody else's failure.
 */
export class GroupCommit<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private running = 0;

  constructor(
    private readonly commit: (items: readonly Item[]) => Promise<void>,
    /** Transactions at a time: one in the database while another is prepared. */
    private readonly lanes = 2,
    private readonly mostPerGroup = 100,
  ) {}

  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.lanes || this.waiting.length === 0) return;
    const group = this.waiting.splice(0, this.mostPerGroup);
    this.running++;
    void this.run(group).finally(() => {
      this.running--;
      this.next();
    });
  }

  private async run(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.commit(group.map(({ item }) => item));
    } catch (error) {
      // One of them is at fault and the others are not, unless the database itself is away.
      if (group.length === 1 || isPassing(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.run([one]);
      return;
    }
    for (const { resolve } of group) resolve();
  }
}
