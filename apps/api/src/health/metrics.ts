import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { ReadModelProgress } from '../engine/read-model-progress.js';

/** What the process counts about itself. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly answers: Counter<'class'>;
  /** Bound once per class: a look-up by label for every request would cost more than the count. */
  private readonly byClass: readonly { inc(): void }[];

  constructor(@Inject(ReadModelProgress) progress: ReadModelProgress) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.answers = new Counter({ name: 'dondoc_http_answers_total', help: 'HTTP answers by class of status code', labelNames: ['class'], registers });
    this.byClass = ['0xx', '1xx', '2xx', '3xx', '4xx', '5xx'].map((name) => this.answers.labels(name));
    const index: Gauge = new Gauge({ name: 'dondoc_read_model_index', help: 'Events applied by every read model', registers, collect: () => index.set(progress.current().index) });
    const ready: Gauge = new Gauge({ name: 'dondoc_ready', help: '1 once the read models have caught up', registers, collect: () => ready.set(progress.ready ? 1 : 0) });
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
