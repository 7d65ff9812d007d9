import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { ManualClock } from '#libs/testing';
import { dataFolders, ReadModelProgress, type Deadlines, type FileKeeping, type NotaryThread, type NoticePost, type Work } from '#libs/engine';
import { Metrics } from './metrics.js';

const RULES = 'docs/prometheus/dondoc-alerts.yaml';
const GUIDE = 'docs/guides/operating.md';
const METRIC = /\b(?:dondoc|process|nodejs)_[a-z0-9_]+|\bup\b/g;
/** Prometheus makes this one itself. */
const ITS_OWN = 'up';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

let text: string;
const rules: Rule[] = [];

beforeAll(async () => {
  const log = new MemoryEventLog();
  const counts = { fired: 1, sweeps: 1, faults: 0, sweptAt: 0, lastDue: 0, lastLateMs: 0 };
  const deadlines = { counts, promptness: () => 'sweep-only', sweepAgeMs: () => 90_000 } as unknown as Deadlines;
  const post = { counts: () => ({ sent: 0, refused: 0, failed: 0, dropped: 0 }), status: () => ({ state: 'off' }) } as unknown as NoticePost;
  const notary = { status: () => ({ state: 'off', size: 0 }) } as unknown as NotaryThread;
  const files = { status: () => ({ missing: 0, altered: 0, rounds: 1, scanner: 'off', waiting: 0, condemned: 0 }) } as unknown as FileKeeping;
  const metrics = new Metrics(new ReadModelProgress(log), { reached: () => '', does: () => true } as unknown as Work, deadlines, post, notary, files, log, new ManualClock(0), dataFolders(tmpdir()));
  metrics.countFault('processes');
  text = await metrics.text();
  const { groups } = load(readFileSync(RULES, 'utf8')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
  rules.push(...groups.flatMap((group) => group.rules));
});

/** Names that Prometheus would store. */
const exported = (): ReadonlySet<string> => new Set([...text.matchAll(/^([a-z][a-z0-9_]*)[ {]/gm)].map(([, name]) => name ?? ''));
const unknownIn = (expression: string): readonly string[] =>
  (expression.replace(/\{[^}]*\}/g, '').match(METRIC) ?? []).filter((name) => name !== ITS_OWN && !exported().has(name));

describe('the alert rules', () => {
  it('name only metrics that the program exports', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.flatMap(({ alert, expr }) => unknownIn(expr).map((name) => `${alert}: ${name}`))).toEqual([]);
  });

  it('would be found out if they named another', () => {
    expect(unknownIn('dondoc_read_model_lag_second > 30 and up{job="dondoc_x"} == 0')).toEqual(['dondoc_read_model_lag_second']);
  });

  it('only ask for labels that are there', () => {
    const asked = rules.flatMap(({ expr }) => [...expr.matchAll(/(dondoc_\w+)\{(\w+)!?="(\w+)"\}/g)].map(([, metric, label, value]) => [metric, label, value] as const));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter(([metric, label, value]) => !text.includes(`${metric}{${label}="${value}"}`))).toEqual([]);
  });

  it('each say in both languages what happened, and how grave it is', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.filter(({ labels, annotations }) => !['warning', 'critical'].includes(labels.severity) || annotations.summary === '' || annotations.description === '')).toEqual([]);
  });

  it('and the metrics of the program all stand in the operating guide', () => {
    const guide = readFileSync(GUIDE, 'utf8');
    expect(rules.map(({ alert }) => alert).filter((alert) => !guide.includes(alert))).toEqual([]);
    expect([...exported()].filter((name) => name.startsWith('dondoc_') && !guide.includes(name))).toEqual([]);
  });

  it('follow what is measured', () => {
    expect(text).toMatch(/^dondoc_deadline_timer_up 0$/m);
    expect(text).toMatch(/^dondoc_deadline_sweep_age_seconds 90$/m);
    expect(text).toMatch(/^dondoc_engine_faults_total\{part="processes"\} 1$/m);
  });
});
