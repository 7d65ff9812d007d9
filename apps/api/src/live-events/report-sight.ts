import type { QueryBus } from '@nestjs/cqrs';
import { PeriodReportQuestion, ReportGridQuestion, ReviewQuestion, type Asked, type PeriodReportAnswer, type QueryAnswer, type RecordedEvent, type ReviewAnswer } from '#libs/application';
import { reportingId, reviewId } from '#libs/domain';

const PERIOD_REPORT = /^report-([0-9a-f-]{36})-(.+)$/;

/** Whether a caller may learn of an event of periodic reports or reviews. What one unit does is no other unit's business. */
export class ReportSight {
  constructor(private readonly bus: QueryBus) {}

  /** Null for a stream of any other kind. */
  async sight(stream: string, { data }: RecordedEvent['event'], asked: Asked): Promise<boolean | null> {
    if (stream.startsWith('reporting-')) return (await this.ask(new ReportGridQuestion(asked, reportingId(stream.slice('reporting-'.length)), null, null))) !== null;
    const unit = 'unit' in data ? data.unit : null;
    if (stream.startsWith('review-')) {
      const review = await this.ask<ReviewAnswer>(new ReviewQuestion(asked, reviewId(stream.slice('review-'.length))));
      return review !== null && (unit === null || review.units.some((row) => row.unit === unit));
    }
    const report = PERIOD_REPORT.exec(stream);
    if (report === null) return null;
    const period = await this.ask<PeriodReportAnswer>(new PeriodReportQuestion(asked, reportingId(report[1] as string), report[2] as string));
    return period !== null && (unit === null ? period.consolidated !== null : period.units.some((row) => row.unit === unit));
  }

  private async ask<A>(question: object): Promise<A | null> {
    const answer: QueryAnswer<A> = await this.bus.execute(question);
    return answer.ok ? answer.answer : null;
  }
}
