import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnPeriodReport, type PeriodReportIntent } from '#libs/application';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { FileDesk } from '../files/file-desk.js';
import type { FiledActDto } from '../files/file.dto.js';
import { Requires } from '../signing-in/access.decorator.js';
import {
  AcceptConsolidationDto, CorrectReportDto, FileNilReportDto, FileReportDto, ReportPeriodPath, ReportTextDto, ReturnReportDto, SubmitConsolidationDto, TakeBackReportDto, UnitReportPath,
} from './period-reports.dto.js'; // prettier-ignore
import { reportContentOf } from './report-content.dto.js';

/** The reports of one period: the units', and the one that is made of them. */
@ApiTags('reporting')
@Requires('reporting.act')
@Controller('api/reporting/:id/periods/:period')
export class PeriodReportsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(FileDesk) private readonly files: FileDesk,
  ) {}

  @Post('reports/:body')
  @HttpCode(200)
  file(@Param() path: UnitReportPath, @Body() act: FileReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(path, act, { type: 'FileUnitReport', unit: path.body, content: reportContentOf(act.content) }, exchange);
  }

  @Post('reports/:body/nil')
  @HttpCode(200)
  nil(@Param() path: UnitReportPath, @Body() act: FileNilReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'FileNilReport', unit: path.body, note: act.note ?? null }, exchange);
  }

  @Post('reports/:body/return')
  @HttpCode(200)
  giveBack(@Param() path: UnitReportPath, @Body() act: ReturnReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'ReturnUnitReport', unit: path.body, reasons: act.reasons }, exchange);
  }

  @Post('reports/:body/correction')
  @HttpCode(200)
  correct(@Param() path: UnitReportPath, @Body() act: CorrectReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(path, act, { type: 'CorrectUnitReport', unit: path.body, content: reportContentOf(act.content), reason: act.reason }, exchange);
  }

  @Post('reports/:body/taken-back')
  @HttpCode(200)
  takeBack(@Param() path: UnitReportPath, @Body() act: TakeBackReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'TakeBackUnitReport', unit: path.body, reason: act.reason }, exchange);
  }

  @Post('consolidation/draft')
  @HttpCode(200)
  draft(@Param() path: ReportPeriodPath, @Body() act: ReportTextDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'DraftConsolidation', content: reportContentOf(act.content) }, exchange);
  }

  /** Hands the draft up; who is missing or late is named in it. */
  @Post('consolidation/submission')
  @HttpCode(200)
  submit(@Param() path: ReportPeriodPath, @Body() act: SubmitConsolidationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(path, act, { type: 'SubmitConsolidation', symbol: act.symbol ?? null }, exchange);
  }

  @Post('consolidation/return')
  @HttpCode(200)
  sendBack(@Param() path: ReportPeriodPath, @Body() act: ReturnReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'ReturnConsolidation', reasons: act.reasons }, exchange);
  }

  @Post('consolidation/acceptance')
  @HttpCode(200)
  accept(@Param() path: ReportPeriodPath, @Body() act: AcceptConsolidationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'AcceptConsolidation', note: act.note ?? null }, exchange);
  }

  @Post('consolidation/acceptance-taken-back')
  @HttpCode(200)
  takeBackAcceptance(@Param() path: ReportPeriodPath, @Body() act: TakeBackReportDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'TakeBackConsolidationAcceptance', reason: act.reason }, exchange);
  }

  private async actWithFiles(path: ReportPeriodPath, act: FiledActDto, intent: PeriodReportIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, await this.files.carried(intent, act, exchange.request), exchange);
  }

  private act({ id, period }: ReportPeriodPath, act: ActDto, intent: PeriodReportIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnPeriodReport(id, period, intent, context));
  }
}
