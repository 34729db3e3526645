const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/**
 * How long to wait before try number `attempt` (0 = the first after a loss), in milliseconds. Doubles up to a limit;
 * half of it is random, so that a thousand consoles do not come back in the same instant.
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
