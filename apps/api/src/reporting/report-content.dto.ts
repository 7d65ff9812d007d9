import { ArrayMaxSize, IsArray, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ReportContent } from '#libs/domain';
import { IsFilledText } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** A number of a report; its unit is always told. */
export class ReportFigureDto {
  @IsFilledText(300)
  name: string;

  @IsNumber()
  value: number;

  @IsFilledText(60)
  unit: string;
}

/** What a report says. */
export class ReportContentDto {
  @IsFilledText(20_000)
  summary: string;

  @IsOptional()
  @Nested(() => ReportFigureDto, { atMost: 200 })
  figures?: ReportFigureDto[] | null;

  /** Names of papers that go with it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  attachments?: string[] | null;
}

export const reportContentOf = ({ summary, figures, attachments }: ReportContentDto): ReportContent => ({
  summary,
  figures: (figures ?? []).map(({ name, value, unit }) => ({ name, value, unit })),
  attachments: attachments ?? [],
});
