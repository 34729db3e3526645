import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '@viewline/platform';
import { ProduceBills } from './produce-bills.use-case.js';

export const BILLS_ON_DEMAND = 'bills-on-demand';

@Injectable()
export class ProduceBillsSweep implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly produce: ProduceBills,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(BILLS_ON_DEMAND, '* * * * * *', () => this.produce.execute());
  }
}
