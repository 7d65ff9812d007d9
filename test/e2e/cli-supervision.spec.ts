import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { COMPILED } from './running-program.js';

jest.setTimeout(60_000);

const base = mkdtempSync(join(tmpdir(), 'don doc đôn đốc '));
const data = join(base, 'data');
const UNTIL = '2025-08-31';

function dondoc(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'], ...COMPILED }, maxBuffer: 1 << 27 });
}

function json<T>(...args: readonly string[]): T {
  const { status, stdout, stderr } = dondoc(...args, '--data', data, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

interface Ratio { readonly k: number; readonly n: number }
interface Tally {
  readonly supervision: {
    readonly reminded: Ratio & { readonly reminders: number }; readonly urgings: Ratio & { readonly papers: number }; readonly reports: { readonly inTime: number; readonly late: number; readonly missing: number; readonly n: number };
    readonly consolidations: Ratio; readonly reviewsConcluded: Ratio; readonly inspectionsClosed: Ratio; readonly remediation: Ratio; readonly indicatorsMeasured: Ratio; readonly handedOver: Ratio;
    readonly delegated: number; readonly notices: number;
  };
}
interface Exported { readonly stream: string; readonly envelope: { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly meta: Readonly<Record<string, unknown>> } }

describe('the plan lived through supervision and the changes of 2025', () => {
  let demo: Tally;
  let events: readonly Exported[];
  let exported: string;
  beforeAll(() => {
    const played = dondoc('demo', '--data', data, '--seed', '7', '--until', UNTIL, '--json');
    expect([played.status, played.stderr]).toEqual([0, '']);
    demo = JSON.parse(played.stdout) as Tally;
    exported = dondoc('export', '--data', data).stdout;
    events = exported.trimEnd().split('\n').map((line) => JSON.parse(line) as Exported);
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  const ofType = (...types: readonly string[]): readonly Exported[] => events.filter(({ envelope }) => types.includes(envelope.type));
  const distinct = (found: readonly Exported[], ...fields: readonly string[]): number => new Set(found.map(({ stream, envelope }) => JSON.stringify([stream, ...fields.map((field) => envelope.data[field])]))).size;

  it('is the same log, byte for byte, when it is lived again', () => {
    const again = join(base, 'again');
    expect(dondoc('demo', '--data', again, '--seed', '7', '--until', UNTIL).status).toBe(0);
    expect(dondoc('export', '--data', again).stdout).toBe(exported);
  });

  it('counts what the log itself says', () => {
    const { supervision } = demo;
    const addressees = ofType('urging-issued').reduce((sum, { envelope }) => sum + (envelope.data['addressees'] as readonly unknown[]).length, 0);
    expect({
      reminders: ofType('rung-fired').length, reminded: distinct(ofType('rung-fired')), papers: ofType('urging-issued').length, answered: distinct(ofType('urging-answered'), 'addressee'), addressees,
      filed: distinct(ofType('unit-report-filed', 'nil-report-filed'), 'unit'), consolidated: distinct(ofType('consolidation-accepted')), concluded: distinct(ofType('review-concluded')), inspected: ofType('inspection-decided').length,
      handedOver: distinct(ofType('assignment-handed-over')), measured: distinct(ofType('measurement-recorded')) - distinct(ofType('measurement-withdrawn')), // none is measured again after it was withdrawn
    }).toEqual({
      reminders: supervision.reminded.reminders, reminded: supervision.reminded.k, papers: supervision.urgings.papers, answered: supervision.urgings.k, addressees: supervision.urgings.n,
      filed: supervision.reports.inTime + supervision.reports.late, consolidated: supervision.consolidations.k, concluded: supervision.reviewsConcluded.k, inspected: supervision.inspectionsClosed.n,
      handedOver: supervision.handedOver.k, measured: supervision.indicatorsMeasured.k,
    }); // prettier-ignore
  });

  it('shows every kind of supervision, and nothing owed by an ended body', () => {
    const { reminded, urgings, reports, handedOver, delegated, notices, reviewsConcluded, remediation } = demo.supervision;
    expect([reminded.k > 0, urgings.k > 0, reports.inTime > 0, reports.late > 0, reports.missing > 0, delegated > 0, notices > 0]).toEqual([true, true, true, true, true, true, true]);
    expect([reviewsConcluded, remediation.n]).toEqual([{ k: 2, n: 3 }, 5]);
    expect([handedOver.k > 0, handedOver.n - handedOver.k]).toEqual([true, 0]);
  });

  it('answers each question as of a day, and none before anything happened', () => {
    const sizes = (answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
      Object.fromEntries(Object.entries(answer).flatMap(([field, value]) => (Array.isArray(value) ? [[field, value.length]] : [])));
    const asked = (day: string, ...command: readonly string[]) => sizes(json(...command, '--as-of', day));
    const { urgings, reports, consolidations, inspectionsClosed, reviewsConcluded } = demo.supervision;
    expect(asked('2021-11-16', 'inspections')).toEqual({ inspections: 0, oversights: 0 });
    expect(asked('2021-11-16', 'urgings')).toEqual({ urgings: 0 });
    expect(asked(UNTIL, 'urgings')).toEqual({ urgings: urgings.papers });
    expect(asked(UNTIL, 'inspections')).toEqual({ inspections: inspectionsClosed.n, oversights: 1 });
    expect(asked(UNTIL, 'reports')).toEqual({ obligations: 4, reviews: reviewsConcluded.n });
    expect(asked(UNTIL, 'reports', '--missing')).toEqual({ missing: reports.missing + consolidations.n - consolidations.k });
    expect(Number(asked(UNTIL, 'notices', '--body', 'so-y-te')['notices'])).toBeGreaterThan(0);
  });

  it('adds the working days of bodies up to the same sum as those of months', () => {
    interface Custody { readonly total: { readonly workingDays: number }; readonly groups: readonly { readonly workingDays: number }[] }
    const sums = (['body', 'month'] as const).map((by) => {
      const { total, groups } = json<Custody>('custody', '--by', by, '--as-of', UNTIL);
      return [total.workingDays, groups.reduce((sum, { workingDays }) => sum + workingDays, 0)];
    });
    const [days] = sums[0] ?? [];
    expect([Number(days) > 0, sums]).toEqual([true, [[days, days], [days, days]]]);
  });

  it('tells what changed between two days as the boards of both have it, and what moved it', () => {
    interface Difference { readonly total: Readonly<Record<'before' | 'after', { readonly boxes: Readonly<Record<string, number>> }>>; readonly kinds: Readonly<Record<string, number>>; readonly changes: readonly { readonly kinds: readonly string[]; readonly steps: readonly unknown[] }[] }
    interface Replayed { readonly boxes: { readonly boxes: Readonly<Record<string, number>> } }
    const { total, kinds, changes } = json<Difference>('difference', '--since', '2022-03-01', '--as-of', '2022-06-30');
    const [before, after] = ['2022-03-01', '2022-06-30'].map((day) => json<Replayed>('replay', '--as-of', day).boxes.boxes);
    expect([total.before.boxes, total.after.boxes]).toEqual([before, after]);
    expect(Number(kinds['became-overdue']) - Number(kinds['no-longer-overdue'])).toBe(Number(after?.['overdue']) - Number(before?.['overdue']));
    expect([changes.length > 0, changes.every(({ steps }) => steps.length > 0)]).toEqual([true, true]);
    const refused = [['--as-of', '2022-06-30'], ['--since', '2020-01-01'], ['--since', '2099-01-01', '--as-of', '2099-01-02'], ['--since', '2022-06-30', '--as-of', '2022-03-01'], ['--since', '2022-03-01', '--kind', 'x']];
    expect(refused.map((args) => dondoc('difference', ...args, '--data', data).status)).toEqual([2, 2, 2, 2, 2]);
  });

  it('tells what changed in a list and on another board, and what a number of it counts', () => {
    interface Changes { readonly rows: { readonly before: number; readonly after: number }; readonly kinds: Readonly<Record<string, number>>; readonly changes: readonly { readonly fields: readonly unknown[]; readonly steps: readonly unknown[] }[] }
    const { rows, kinds, changes } = json<Changes>('difference', '--of', 'urgings', '--since', '2022-03-01', '--as-of', '2022-06-30');
    expect([Number(kinds['appeared']) - Number(kinds['vanished']), changes.every(({ fields, steps }) => fields.length > 0 && steps.length > 0)]).toEqual([rows.after - rows.before, true]);
    const { count, things } = json<{ readonly count: number; readonly things: readonly { readonly weight: number; readonly steps: readonly unknown[] }[] }>('explain', '--of', 'coordinators', '--number', 'answered.n', '--as-of', '2022-06-30');
    expect([things.reduce((sum, { weight }) => sum + weight, 0), things.every(({ steps }) => steps.length > 0)]).toEqual([count, true]);
    const text = dondoc('difference', '--of', 'custody', '--since', '2022-03-01', '--as-of', '2022-06-30', '--data', data);
    expect([text.status, text.stdout.includes('workingDays')]).toEqual([0, true]);
    const refused = [['--of', 'x'], ['--of', 'inbox'], ['--of', 'urgings', '--kind', 'came']];
    expect(refused.map((args) => dondoc('difference', ...args, '--since', '2022-03-01', '--data', data).status)).toEqual([2, 2, 2]);
  });

  it.each([['custody', '2099-01-01'], ['replay', '2099-01-01'], ['replay', '2020-01-01'], ['export', 'index:99999999'], ['export', '2020-01-01']])('%s refuses %s as a moment with exit code 2', (command, moment) => {
    const { status, stdout, stderr } = dondoc(command, '--as-of', moment, '--data', data);
    expect([status, stdout, /thời điểm (chưa tới|trước khi có nhật ký) \/ the moment/u.test(stderr)]).toEqual([2, '', true]);
  });

  it('explains a number by the duties of the board, and the same again for the moment that it names', () => {
    interface Explained { readonly moment: { readonly index: number; readonly at: number }; readonly count: number; readonly duties: readonly { readonly steps: readonly unknown[] }[]; readonly log: unknown }
    const { asOf: _, ...first } = json<Explained & { readonly asOf: string }>('explain', '--number', 'boxes.overdue', '--as-of', '2022-06-30');
    const replayed = json<{ readonly overdue: readonly unknown[] }>('replay', '--as-of', '2022-06-30');
    expect([first.count, first.duties.length, first.log, first.duties.every(({ steps }) => steps.length > 0)]).toEqual([replayed.overdue.length, first.count, null, true]);
    const { asOf: __, ...again } = json<Explained & { readonly asOf: string }>('explain', '--number', 'boxes.overdue', '--as-of', `index:${first.moment.index}@${new Date(first.moment.at).toISOString()}`);
    expect(again).toEqual(first);
    expect([['--number', 'boxes'], [], ['--number', 'total', '--as-of', 'index:0']].map((args) => dondoc('explain', ...args, '--data', data).status)).toEqual([2, 2, 2]);
  });

  it('marks every figure of the demo as simulated', () => {
    const { indicators } = json<{ readonly indicators: readonly { readonly milestones: readonly { readonly actual: { readonly simulated: boolean } | null }[] }[] }>('indicators', '--as-of', UNTIL);
    const figures = indicators.flatMap(({ milestones }) => milestones.flatMap(({ actual }) => (actual === null ? [] : [actual.simulated])));
    expect([indicators.length, figures.length > 0, figures.every(Boolean)]).toEqual([16, true, true]);
  });

  it('prints a table, Vietnamese first', () => {
    const { stdout } = dondoc('urgings', '--data', data, '--as-of', UNTIL, '--body', 'so-y-te');
    expect(stdout.split('\n')[1]).toMatch(/^Số \/ no\. +Ngày \/ date +Mức \/ grade/u);
  });
});

describe('wrong usage', () => {
  it('is explained by --help', () => {
    const { status, stdout } = dondoc('notices', '--help');
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'dondoc notices [--as-of T] [--body …] [--unseen] [--data DIR] [--json]']);
  });

  it.each([[['urgings', '--as-of', 'hôm qua']], [['notices']], [['reports', '--nonsense']]])('%s ends with exit code 2', (args) => {
    expect(dondoc(...args, '--data', join(base, 'nowhere')).status).toBe(2);
  });

  it('fails with exit code 1 where there is no log, and makes none', () => {
    const { status, stderr } = dondoc('urgings', '--data', join(base, 'nowhere'));
    expect([status, stderr.includes('nowhere')]).toEqual([1, true]);
    expect(existsSync(join(base, 'nowhere'))).toBe(false);
  });
});
