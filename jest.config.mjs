/**
 * `unit`: specs beside the code, contract suites, property tests; needs no build. `simulation`: years of the whole engine
 * under one seed. `e2e`: the built program in processes of its own. `cluster`: servers that are started, killed and cut off,
 * where their program is. `long`: what takes up to an hour.
 */
const base = {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/** Far above what anything needs: a busy machine is no reason to fail. Nothing is proved by being quick. */
const testTimeout = 60_000;

export default {
  testTimeout,
  projects: [
    { ...base, displayName: 'unit', roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test/golden', '<rootDir>/test/architecture'] },
    { ...base, displayName: 'simulation', roots: ['<rootDir>/test/simulation'] },
    { ...base, displayName: 'e2e', roots: ['<rootDir>/test/e2e', '<rootDir>/test/faults', '<rootDir>/test/tampering'] },
    { ...base, displayName: 'cluster', roots: ['<rootDir>/test/cluster'] },
    { ...base, displayName: 'long', testRegex: '\\.long\\.ts$', roots: ['<rootDir>/test'] },
  ],
};
