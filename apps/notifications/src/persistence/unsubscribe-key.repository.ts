import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const BYTES = 32;

/** The key that signs links to unsubscribe: one for all replicas, kept for as long as letters are. */
@Injectable()
export class UnsubscribeKeyRepository {
  private known: Promise<Buffer> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async key(): Promise<Buffer> {
    this.known ??= this.find();
    try {
      return await this.known;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }

  private async find(): Promise<Buffer> {
    await this.dataSource.query('INSERT INTO unsubscribe_key (key) VALUES ($1) ON CONFLICT DO NOTHING', [
      randomBytes(BYTES),
    ]);
    const [row] = await this.dataSource.query<{ key: Buffer }[]>('SELECT key FROM unsubscribe_key');
    return row!.key;
  }
}
