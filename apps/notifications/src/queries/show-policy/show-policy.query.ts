import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  PolicySettingsRepository,
  type PolicyVersion,
} from '../../persistence/policy-settings.repository.js';

export interface PolicyVersionsView {
  versions: PolicyVersion[];
  /** Of the next page. */
  next: number | null;
}

@Injectable()
export class ShowPolicy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: PolicySettingsRepository,
  ) {}

  async current(): Promise<PolicyVersion> {
    return await this.settings.current(this.dataSource);
  }

  /** Newest first. */
  async history(limit: number, before?: number): Promise<PolicyVersionsView> {
    const found = await this.settings.history(this.dataSource, limit + 1, before);
    const versions = found.slice(0, limit);
    return { versions, next: found.length > limit ? versions.at(-1)!.version : null };
  }
}
