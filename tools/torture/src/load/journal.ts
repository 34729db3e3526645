import { open, readFile, type FileHandle } from 'node:fs/promises';

/**
 * Which contacts were acknowledged: a file that no victim knows. A contact counts from the moment that its line is on
 * the disk; lines that come together go there together.
 */
export class Journal {
  private waiting: string[] = [];
  private flushing: Promise<void> | undefined;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async create(path: string): Promise<Journal> {
    return new Journal(path, await open(path, 'ax'));
  }

  async record(ids: readonly string[]): Promise<void> {
    this.waiting.push(...ids);
    // The flush that runs began without these; the one after it takes them.
    await this.flushing;
    this.flushing ??= this.flush().finally(() => (this.flushing = undefined));
    await this.flushing;
  }

  async read(): Promise<string[]> {
    return (await readFile(this.path, 'utf8')).split('\n').filter(Boolean);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async flush(): Promise<void> {
    const lines = this.waiting;
    this.waiting = [];
    if (lines.length === 0) return;
    await this.file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await this.file.datasync();
  }
}
