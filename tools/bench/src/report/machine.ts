import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/** Where a run was measured: figures of two machines do not compare, ratios do. */
export interface Machine {
  system: string;
  processor: string;
  cores: number;
  /** GiB. */
  memory: number;
  node: string;
  postgres: string;
  kafka?: string;
}

export function describeMachine(servers: { postgres: string; kafka?: string }): Machine {
  const processors = cpus();
  return {
    system: `${type()} ${release()}${container()}`,
    processor: processors[0]?.model.trim() || 'unknown processor',
    cores: processors.length,
    memory: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    ...servers,
  };
}

/** How busy the machine is with everything, this run included. */
export function loadAverage(): number {
  return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
}

function container(): string {
  try {
    return /docker|kubepods|containerd/.test(readFileSync('/proc/1/cgroup', 'utf8')) ? ' in a container' : '';
  } catch {
    return '';
  }
}
