/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  // In Node itself instead of a VM for each file: docs/adr/0028-tests-run-in-node-itself.md.
  testEnvironment: '<rootDir>/libs/testing/jest/native-environment.mjs',
  runtime: '<rootDir>/libs/testing/jest/native-runtime.mjs',
  transform: {},
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  // Also makes Jest start its workers anew for each run, one file alone included, so that watching sees what changed.
  workerIdleMemoryLimit: '1GB',
  verbose: false,
};
