import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import {
  MissingReportsQuestion, PeriodReportQuestion, ReportGridQuestion, ReportObligationsQuestion, ReviewQuestion, ReviewsQuestion, type MissingReportsAnswer, type PeriodReportAnswer,
  type ReportGridAnswer, type ReportObligationsAnswer, type ReviewAnswer, type ReviewsAnswer,
} from './periodic-reports.contract.js'; // prettier-ignore

@QueryHandler(ReportObligationsQuestion)
export class ReportObligationsAsker implements IQueryHandler<ReportObligationsQuestion, QueryAnswer<ReportObligationsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ReportObligationsQuestion): Promise<QueryAnswer<ReportObligationsAnswer>> {
    return this.readSide.reportObligations(question);
  }
}

@QueryHandler(ReportGridQuestion)
export class ReportGridAsker implements IQueryHandler<ReportGridQuestion, QueryAnswer<ReportGridAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ReportGridQuestion): Promise<QueryAnswer<ReportGridAnswer>> {
    return this.readSide.reportGrid(question);
  }
}

@QueryHandler(MissingReportsQuestion)
export class MissingReportsAsker implements IQueryHandler<MissingReportsQuestion, QueryAnswer<MissingReportsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: MissingReportsQuestion): Promise<QueryAnswer<MissingReportsAnswer>> {
    return this.readSide.missingReports(question);
  }
}

@QueryHandler(PeriodReportQuestion)
export class PeriodReportAsker implements IQueryHandler<PeriodReportQuestion, QueryAnswer<PeriodReportAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: PeriodReportQuestion): Promise<QueryAnswer<PeriodReportAnswer>> {
    return this.readSide.periodReport(question);
  }
}

@QueryHandler(ReviewsQuestion)
export class ReviewsAsker implements IQueryHandler<ReviewsQuestion, QueryAnswer<ReviewsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ReviewsQuestion): Promise<QueryAnswer<ReviewsAnswer>> {
    return this.readSide.reviews(question);
  }
}

@QueryHandler(ReviewQuestion)
export class ReviewAsker implements IQueryHandler<ReviewQuestion, QueryAnswer<ReviewAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ReviewQuestion): Promise<QueryAnswer<ReviewAnswer>> {
    return this.readSide.review(question);
  }
}

export const PERIODIC_REPORT_ASKERS = [ReportObligationsAsker, ReportGridAsker, MissingReportsAsker, PeriodReportAsker, ReviewsAsker, ReviewAsker] as const;
