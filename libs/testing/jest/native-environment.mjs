// Where Jest runs a test file: in Node itself (docs/adr/0028-tests-run-in-node-itself.md). The next file runs in the same
// process, so what one changes of the process is put back.
import { ModuleMocker } from 'jest-mock';

const SIGNALS = ['SIGTERM', 'SIGINT'];

export default class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  // Jest is about to wrap it.
  exit = process.exit.bind(process);

  exportConditions() {
    return ['node', 'import'];
  }

  async setup() {
    this.env = { ...process.env };
    this.listeners = SIGNALS.map((signal) => [signal, process.listeners(signal)]);
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name];
    Object.assign(process.env, this.env);
    process.exit = this.exit;
    for (const [signal, before] of this.listeners) {
      for (const listener of process.listeners(signal)) {
        if (!before.includes(listener)) process.off(signal, listener);
      }
    }
  }

  getVmContext() {
    return null;
  }
}
