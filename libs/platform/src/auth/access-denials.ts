import type { ExecutionContext } from '@nestjs/common';
import type { Principal } from './principal.js';

export type DenialListener = (principal: Principal, context: ExecutionContext) => Promise<void>;

/** Who wants to know of a known caller turned away, such as the audit trail. */
export class AccessDenials {
  private readonly listeners: DenialListener[] = [];

  onDenied(listener: DenialListener): void {
    this.listeners.push(listener);
  }

  async notify(principal: Principal, context: ExecutionContext): Promise<void> {
    for (const listener of this.listeners) await listener(principal, context);
  }
}
