import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PermissionOracle } from './permission-oracle.js';
import { compareDecisions } from './random-decisions.js';

const SEED = Number(process.env['DONDOC_TEST_SEED'] ?? Date.now() % 1_000_000_000);

describe('a million decisions', () => {
  it('are those that docs/permissions.md leads to', () => {
    console.info(`DONDOC_TEST_SEED=${SEED}`);
    const { allowed, reasons, kinds, disagreements } = compareDecisions(new PermissionOracle(readFileSync(join(process.cwd(), 'docs', 'permissions.md'), 'utf8')), 1_000_000, SEED);
    console.info(`${allowed} allowed`);
    expect([disagreements, reasons.size, kinds.size]).toEqual([[], 10, 18]);
  }, 300_000);
});
