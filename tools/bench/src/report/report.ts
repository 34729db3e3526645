import type { Result } from './figure.js';
import type { Machine } from './machine.js';

export interface Report {
  /** RFC 3339. */
  at: string;
  command: string;
  mode: 'full' | 'quick';
  seconds: number;
  /** Load average before the run began: what else the machine was busy with. */
  loadBefore: number;
  machine: Machine;
  results: Result[];
}
