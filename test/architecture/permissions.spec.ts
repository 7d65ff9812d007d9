import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allowancesIn, PermissionOracle } from './permission-oracle.js';
import { permissionsPage } from './permissions-page.js';
import { compareDecisions } from './random-decisions.js';

const PAGE = join(process.cwd(), 'docs', 'permissions.md');
const DECISIONS = 20_000; // a million in permissions.long.ts
/** That `can` gives for a refusal. */
const REASONS = 10;
/** Some rows count in one case of ten thousand. */
const UNTIL_FOUND = 20 * DECISIONS;
const SEED = Number(process.env['DONDOC_TEST_SEED'] ?? Date.now() % 1_000_000_000);

if (process.env['WRITE_PERMISSIONS'] === '1') writeFileSync(PAGE, permissionsPage());
const page = readFileSync(PAGE, 'utf8');

describe('docs/permissions.md', () => {
  it('says what the policy says', () => {
    expect(page).toBe(permissionsPage());
  });

  it('is all that is needed to decide as `can` does', () => {
    console.info(`DONDOC_TEST_SEED=${SEED}`);
    const { allowed, reasons, kinds, disagreements } = compareDecisions(new PermissionOracle(page), DECISIONS, SEED, { reasons: REASONS });
    expect(disagreements).toEqual([]);
    expect([allowed > DECISIONS / 20, reasons.size, kinds.size]).toEqual([true, REASONS, 18]);
  });

  it('is found wrong when one row of it is', () => {
    const rows = allowancesIn(page);
    expect(rows.length).toBeGreaterThan(80);
    for (const spoilt of [page.replace('| clerk, officer, head, supervising-officer, approver | `inbox.read`', '| clerk, officer, supervising-officer, approver | `inbox.read`'), page.replace('`directive.read`, ', ''), page.replace(/`IntroduceLogKey`/, '`Nothing`'), page.replace(/^\| `over` .*$/m, ''), page.replace(/whichever body: .*$/m, ''), page.replace('draft: head, approver,', 'draft: head,'), page.replace(/stays inside: .*$/m, '')]) {
      expect([spoilt === page, compareDecisions(new PermissionOracle(spoilt), UNTIL_FOUND, SEED, { mostShown: 1 }).disagreements.length > 0]).toEqual([false, true]);
    }
  });
});
