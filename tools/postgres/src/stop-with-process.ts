export interface Stoppable {
  stop: () => Promise<void>;
  /** Without waiting: the process is at its very end. */
  stopNow: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Nothing we started outlives us. A process with signal handlers of its own stops things in its own order; one
 * without would die on the spot, so here the signal waits until `stop` is done.
 * @returns undoes it
 */
export function stopWithProcess({ stop, stopNow }: Stoppable): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return;
    void stop().finally(() => process.kill(process.pid, signal));
  };
  process.once('exit', stopNow);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    process.removeListener('exit', stopNow);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
}
