/**
 * `unit`: specs beside the code, contract suites, property tests; needs no build. `joined`: the same ones, a dozen in a file, for a run of all. `simulation`: years of the whole engine
 * under one seed. `e2e`: the built program in processes of its own. `cluster`: servers that are started, killed and cut off,
 * where their program is. `long`: what takes up to an hour.
 */
import { existsSync } from 'node:fs';
import { JOINED } from './tools/join-libraries.mjs';
import { PARTS } from './tools/join-specs.mjs';

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

/** Specs of a room take what they test as it is written, and the libraries below it joined: linked once instead of a thousand modules for each spec (ADR 0047). */
const usingJoined = (...libraries) => ({
  globalSetup: '<rootDir>/tools/join-libraries.mjs',
  moduleNameMapper: { ...base.moduleNameMapper, ...Object.fromEntries(libraries.map((name) => [`^#libs/${name}$`, `${JOINED}/${name}.mjs`])) },
});

/** Specs of the built programs begin from a data folder that is made once (ADR 0122). */
const usingPrograms = { ...usingJoined('domain', 'application'), globalSetup: '<rootDir>/tools/prepare-sample.mjs', globalTeardown: '<rootDir>/tools/remove-sample.mjs' };

export default {
  testTimeout,
  projects: [
    { ...base, displayName: 'unit', roots: ['<rootDir>/libs/domain'] },
    { ...base, ...usingJoined('domain'), displayName: 'unit', roots: ['<rootDir>/libs/application', '<rootDir>/libs/testing'] },
    { ...base, ...usingJoined('domain', 'application'), displayName: 'unit', roots: ['<rootDir>/apps', '<rootDir>/libs/adapters', '<rootDir>/libs/engine', '<rootDir>/test/golden', '<rootDir>/test/architecture'] },
    // Where tools/check.mjs has joined them: Jest refuses a folder that is not there, and looks for tests before its global setup.
    ...(existsSync(PARTS) ? [{ ...base, displayName: 'joined', roots: [PARTS], testRegex: '\\.spec\\.mjs$', transform: {} }] : []),
    { ...base, displayName: 'simulation', roots: ['<rootDir>/test/simulation'] },
    { ...base, ...usingPrograms, displayName: 'e2e', roots: ['<rootDir>/test/e2e', '<rootDir>/test/faults', '<rootDir>/test/tampering'] },
    { ...base, displayName: 'cluster', roots: ['<rootDir>/test/cluster'] },
    { ...base, ...usingPrograms, displayName: 'long', testRegex: '\\.long\\.ts$', roots: ['<rootDir>/test'] },
  ],
};
