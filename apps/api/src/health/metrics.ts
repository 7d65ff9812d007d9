import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Deadlines } from '../engine/deadlines.js';
import { ReadModelProgress } from '../engine/read-model-progress.js';
import { NoticePost } from '../notices/notice-post.js';

/** What the process counts about itself. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly answers: Counter<'class'>;
  /** Bound once per class: a look-up by label for every request would cost more than the count. */
  private readonly byClass: readonly { inc(): void }[];

  constructor(@Inject(ReadModelProgress) progress: ReadModelProgress, @Inject(Deadlines) deadlines: Deadlines, @Inject(NoticePost) post: NoticePost) {
    const registers = [this.registry];
    const { counts } = deadlines;
    collectDefaultMetrics({ register: this.registry });
    this.answers = new Counter({ name: 'dondoc_http_answers_total', help: 'HTTP answers by class of status code', labelNames: ['class'], registers });
    this.byClass = ['0xx', '1xx', '2xx', '3xx', '4xx', '5xx'].map((name) => this.answers.labels(name));
    const index: Gauge = new Gauge({ name: 'dondoc_read_model_index', help: 'Events applied by every read model', registers, collect: () => index.set(progress.current().index) });
    const ready: Gauge = new Gauge({ name: 'dondoc_ready', help: '1 once the read models have caught up', registers, collect: () => ready.set(progress.ready ? 1 : 0) });
    const fired: Counter = new Counter({
      name: 'dondoc_reminders_fired_total', help: 'Rungs of the reminder ladder fired by this process', registers,
      collect: () => {
        fired.reset();
        fired.inc(counts.fired);
      },
    });
    const due: Gauge = new Gauge({ name: 'dondoc_reminders_due', help: 'Duties whose reminder had come at the last sweep', registers, collect: () => due.set(counts.lastDue) });
    const late: Gauge = new Gauge({ name: 'dondoc_reminder_lateness_seconds', help: 'How long after its instant the last reminder was fired', registers, collect: () => late.set(counts.lastLateMs / 1000) });
    const faults: Gauge = new Gauge({ name: 'dondoc_deadline_faults', help: 'Failures while following deadlines since the start', registers, collect: () => faults.set(counts.faults) });
    const prompt: Gauge = new Gauge({
      name: 'dondoc_deadline_timer_up', help: '1 while reminders go at their instant; 0 while only the sweep finds them, or they are off', registers,
      collect: () => prompt.set(deadlines.promptness() === 'prompt' ? 1 : 0),
    });
    this.countEmails(post, registers);
  }

  private countEmails(post: NoticePost, registers: Registry[]): void {
    const emails: Counter<'outcome'> = new Counter({
      name: 'dondoc_notice_emails_total', help: 'Attempts to send notices by e-mail, by outcome', labelNames: ['outcome'], registers,
      collect: () => {
        emails.reset();
        for (const [outcome, count] of Object.entries(post.counts())) emails.inc({ outcome }, count);
      },
    });
    const waiting: Gauge = new Gauge({
      name: 'dondoc_notice_emails_waiting', help: 'E-mails that wait for their hour or for the mail server', registers,
      collect: () => {
        const status = post.status();
        waiting.set(status.state === 'off' ? 0 : status.waiting);
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  countAnswer(statusCode: number): void {
    this.byClass[Math.floor(statusCode / 100)]?.inc();
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
