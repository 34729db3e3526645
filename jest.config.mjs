// Jest runs the TypeScript sources directly; package names resolve to sources, so no build is needed to test.
import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  moduleNameMapper: {
    // Its ESM build imports JSON, which the VM modules of Node 20 cannot.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@viewline/(kernel|events|messaging|tmf|platform|subscriber-copy|testing)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^@viewline/(interactions|subscribers|tickets|disputes|notifications|timeline)$':
      '<rootDir>/apps/$1/src/index.ts',
    '^@viewline/app$': '<rootDir>/apps/viewline/src/index.ts',
    '^@viewline/(kafka|postgres|simulator)$': '<rootDir>/tools/$1/src/index.ts',
  },
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of a finished suite are not all given back by the VM: a worker that has grown begins anew before it spends its
  // time on collecting garbage.
  workerIdleMemoryLimit: '1GB',
  verbose: false,
};
