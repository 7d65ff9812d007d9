import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { EngineMetrics } from '#libs/engine';

const CLASSES = ['0xx', '1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** What is counted where requests are answered, beside what every engine measures. */
@Injectable()
export class Metrics extends EngineMetrics {
  private readonly answers = new Counter({ name: 'dondoc_http_answers_total', help: 'HTTP answers by class of status code', labelNames: ['class'], registers: [this.registry] });
  /** Bound once per class, and there from the start: an increase can only be seen against what was there before. */
  private readonly byClass = CLASSES.map((name) => {
    this.answers.inc({ class: name }, 0);
    return this.answers.labels(name);
  });

  private readonly uploads = new Counter({ name: 'dondoc_uploads_total', help: 'Files that were sent, by what became of them', labelNames: ['outcome'], registers: [this.registry] });

  countAnswer(statusCode: number): void {
    this.byClass[Math.floor(statusCode / 100)]?.inc();
  }

  /** `outcome`: taken, or why not. */
  countUpload(outcome: string): void {
    this.uploads.inc({ outcome });
  }
}
