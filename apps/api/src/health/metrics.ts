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

  countAnswer(statusCode: number): void {
    this.byClass[Math.floor(statusCode / 100)]?.inc();
  }
}
