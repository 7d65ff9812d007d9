import { X509Certificate } from 'node:crypto';
import { readFileSync, statfsSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { sqliteLogFileBytes } from '#libs/adapters/event-log-sqlite';
import { CLOCK, EVENT_LOG, PROCESS_SHARES, WORK_SHARES, type Clock, type EventLogReader } from '#libs/application';
import type { TlsFiles } from '../configuration/engine-configuration.js';
import type { DataFolders } from '../data-folders.js';
import { Deadlines } from '../deadlines.js';
import { ENGINE_PARTS, type EnginePart } from '../engine.js';
import { FileKeeping } from '../files/file-keeping.js';
import { NotaryThread } from '../notary-thread.js';
import { ReadModelProgress } from '../read-model-progress.js';
import { DATA_FOLDERS } from '../tokens.js';
import { NoticePost } from '../notices/notice-post.js';
import { Work } from '../work.js';
import { LagWatch } from './lag-watch.js';

/** What an engine counts and measures about itself; `docs/guides/operating.md` says what each means. */
@Injectable()
export class EngineMetrics {
  protected readonly registry = new Registry();
  private readonly faults: Counter<'part'>;
  private certificateEnds = 0;

  constructor(
    @Inject(ReadModelProgress) progress: ReadModelProgress,
    @Inject(Work) work: Work,
    @Inject(Deadlines) deadlines: Deadlines,
    @Inject(NoticePost) post: NoticePost,
    @Inject(NotaryThread) notary: NotaryThread,
    @Inject(FileKeeping) files: FileKeeping,
    @Inject(EVENT_LOG) log: EventLogReader,
    @Inject(CLOCK) clock: Clock,
    @Inject(DATA_FOLDERS) { log: folder }: DataFolders,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.faults = new Counter({ name: 'dondoc_engine_faults_total', help: 'Failures that the engine went on after, by part', labelNames: ['part'], registers });
    // From the start: an increase can only be seen against what was there before.
    for (const part of ENGINE_PARTS) this.faults.inc({ part }, 0);
    this.gauge('dondoc_ready', '1 once the read models have caught up', () => (progress.ready ? 1 : 0));
    this.gauge('dondoc_read_model_index', 'Events applied by every read model', () => progress.current().index);
    const readModels = new LagWatch(clock);
    this.gauge('dondoc_read_model_lag_seconds', 'How long the read models have been behind the log', async () => readModels.lagMs(await log.head(), progress.current().position) / 1000);
    this.followWork(work, log, clock);
    this.gauge('dondoc_event_log_bytes', 'Size of the log in the data folder', () => sqliteLogFileBytes(folder));
    this.gauge('dondoc_data_folder_free_bytes', 'Free space where the data folder lies', () => freeBytes(folder));
    this.gauge('dondoc_certificate_ends_timestamp_seconds', 'When the certificate ends that this program serves with; 0 where it serves without', () => this.certificateEnds);
    this.followDeadlines(deadlines);
    this.followEmails(post);
    this.followNotary(notary);
    this.followFiles(files);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  countFault(part: EnginePart): void {
    this.faults.inc({ part });
  }

  /** Tells when the certificate ends that this program began to serve with: a newer file is served from the next start only. */
  servesWith(tls: TlsFiles | null): void {
    this.certificateEnds = tls === null ? 0 : new X509Certificate(readFileSync(tls.certificateFile)).validToDate.getTime() / 1000;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private followWork(work: Work, log: EventLogReader, clock: Clock): void {
    const lags = PROCESS_SHARES.map((share) => [share, new LagWatch(clock)] as const);
    const lag = new Gauge({
      name: 'dondoc_process_lag_seconds', help: 'How long the processes of each share have been behind the log; 0 where they are run elsewhere', labelNames: ['share'], registers: [this.registry],
      collect: async () => {
        const head = await log.head();
        for (const [share, watch] of lags) lag.set({ share }, watch.lagMs(head, work.reached(share) ?? head) / 1000);
      },
    });
    const active = new Gauge({
      name: 'dondoc_work_active', help: '1 for each share of the work that this program does; 0 where another one does', labelNames: ['share'], registers: [this.registry],
      collect: () => {
        for (const share of WORK_SHARES) active.set({ share }, work.does(share) ? 1 : 0);
      },
    });
  }

  private followDeadlines(deadlines: Deadlines): void {
    const { counts } = deadlines;
    this.counter('dondoc_reminders_fired_total', 'Rungs of the reminder ladder fired by this process', () => counts.fired);
    this.gauge('dondoc_reminders_due', 'Duties whose reminder had come at the last sweep', () => counts.lastDue);
    this.gauge('dondoc_reminder_lateness_seconds', 'How long after its instant the last reminder was fired', () => counts.lastLateMs / 1000);
    this.gauge('dondoc_deadline_sweep_age_seconds', 'How long ago the last sweep over the deadlines ended; 0 where reminders are off', () => deadlines.sweepAgeMs() / 1000);
    this.gauge('dondoc_deadline_timer_up', '0 while the timer does not answer and only the sweep finds what is due', () => (deadlines.promptness() === 'sweep-only' ? 0 : 1));
    this.counter('dondoc_deadline_faults_total', 'Failures while following deadlines', () => counts.faults);
  }

  private followEmails(post: NoticePost): void {
    const emails: Counter<'outcome'> = new Counter({
      name: 'dondoc_notice_emails_total', help: 'Attempts to send notices by e-mail, by outcome', labelNames: ['outcome'], registers: [this.registry],
      collect: () => {
        emails.reset();
        for (const [outcome, count] of Object.entries(post.counts())) emails.inc({ outcome }, count);
      },
    });
    this.gauge('dondoc_notice_emails_waiting', 'E-mails that wait for their hour or for the mail server', () => {
      const status = post.status();
      return status.state === 'off' ? 0 : status.waiting;
    });
  }

  private followNotary(notary: NotaryThread): void {
    this.gauge('dondoc_notary_index', 'Events that the last checkpoint of this run covers', () => notary.status().size);
    this.gauge('dondoc_notary_cosigned_index', 'Events that enough witnesses have cosigned in this run', () => notary.status().cosignedSize ?? 0);
    this.gauge('dondoc_notary_failing', '1 while the log cannot be signed', () => (notary.status().state === 'failing' ? 1 : 0));
  }

  private followFiles(files: FileKeeping): void {
    this.gauge('dondoc_files_missing', 'Files that the log names and that are not there', () => files.status().missing);
    this.gauge('dondoc_files_altered', 'Files that are not what the log names any more', () => files.status().altered);
    this.gauge('dondoc_files_rounds', 'How often this process has looked at every file', () => files.status().rounds);
    this.gauge('dondoc_files_waiting', 'Files in quarantine that no scanner has looked at yet', () => files.status().waiting);
    this.counter('dondoc_files_removed_total', 'Uploads that nothing named and that this process removed', () => files.status().removed);
    this.gauge('dondoc_files_condemned', 'Files in quarantine for what was found in them', () => files.status().condemned);
    this.gauge('dondoc_file_scanner_failing', '1 while the scanner of files gives no verdict', () => (files.status().scanner === 'failing' ? 1 : 0));
  }

  private gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name, help, registers: [this.registry],
      collect: async () => gauge.set(await read()),
    });
  }

  private counter(name: string, help: string, total: () => number): void {
    const counter: Counter = new Counter({
      name, help, registers: [this.registry],
      collect: () => {
        counter.reset();
        counter.inc(total());
      },
    });
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
