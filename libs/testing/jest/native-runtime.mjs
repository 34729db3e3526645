// How Jest loads a test file: by Node's own `import`, so that what many of them share is read once in a worker
// (docs/adr/0028-tests-run-in-node-itself.md). Runner, workers, reporters and test framework are Jest's.
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
register('../typescript/hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);

/** What of the `jest` object means something here. Modules cannot be replaced, and time is not faked. */
const MOCKING = [
  'fn',
  'spyOn',
  'mocked',
  'isMockFunction',
  'clearAllMocks',
  'resetAllMocks',
  'restoreAllMocks',
];

const nothing = () => undefined;
let runs = 0;

export default class NativeRuntime {
  constructor(_config, { moduleMocker }) {
    globalThis.jest = Object.fromEntries(
      MOCKING.map((name) => [name, moduleMocker[name].bind(moduleMocker)]),
    );
  }

  /** The test framework keeps its state in its modules and in one symbol; each file begins with a new one. */
  requireInternalModule(file) {
    for (const loaded of Object.keys(require.cache)) {
      if (/[\\/]jest-circus[\\/]/.test(loaded)) delete require.cache[loaded];
    }
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(file);
  }

  requireModule(file) {
    return require(file);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** With an address of its own each time, so that a file runs again in a worker that has had it before. */
  unstable_importModule(file) {
    return import(`${pathToFileURL(file).href}?run=${(runs += 1)}`);
  }

  getSourceMaps() {
    return new Map();
  }

  setGlobalsForRuntime = nothing;
  enterTestCode = nothing;
  leaveTestCode = nothing;
  clearAllMocks = nothing;
  resetAllMocks = nothing;
  restoreAllMocks = nothing;
  getAllCoverageInfoCopy = nothing;
  teardown = nothing;
}
