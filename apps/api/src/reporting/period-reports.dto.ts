import { IsString, Matches, MaxLength } from 'class-validator';
import type { BodyId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { FiledActDto, SHA_256 } from '../files/file.dto.js';
import { IsFilledText, IsOptionalText, IsRegisterKey } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { ReportContentDto } from './report-content.dto.js';
import { ReportingPath } from './reporting-acts.dto.js';

export class ReportPeriodPath extends ReportingPath {
  /** Key of the period: 2022-03, 2022-Q1, 2022-H1 or 2022. */
  @IsString()
  @MaxLength(10)
  period: string;
}

export class ReportFilePath extends ReportPeriodPath {
  @IsString()
  @Matches(SHA_256)
  sha256: string;
}

export class UnitReportPath extends ReportPeriodPath {
  @IsRegisterKey()
  body: BodyId;
}

/** The text of a report that is not handed over yet, or takes no files. */
export class ReportTextDto extends ActDto {
  @Nested(() => ReportContentDto)
  content: ReportContentDto;
}

export class FileReportDto extends FiledActDto {
  @Nested(() => ReportContentDto)
  content: ReportContentDto;
}

/** "Không có phát sinh". */
export class FileNilReportDto extends ActDto {
  @IsOptionalText(2000)
  note?: string | null;
}

export class ReturnReportDto extends ActDto {
  @IsFilledText(2000)
  reasons: string;
}

export class CorrectReportDto extends FileReportDto {
  @IsFilledText(2000)
  reason: string;
}

export class TakeBackReportDto extends ActDto {
  @IsFilledText(2000)
  reason: string;
}

export class SubmitConsolidationDto extends FiledActDto {
  /** Number and symbol of the report, when it has one. */
  @IsOptionalText(100)
  symbol?: string | null;
}

export class AcceptConsolidationDto extends ActDto {
  @IsOptionalText(2000)
  note?: string | null;
}
