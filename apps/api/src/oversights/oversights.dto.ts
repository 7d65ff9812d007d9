import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { OversightIntent } from '#libs/application';
import { OVERSIGHT_ENTRIES, OVERSIGHT_KINDS, OVERSIGHT_MODES, type BodyId, type DirectiveId, type LocalDate, type OversightEntry, type OversightId, type OversightKind, type OversightMode } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { BoundedDto } from '../conversation/asked.dto.js';
import { IsFilledText, IsId, IsLocalDate, IsRegisterKey, IsRegisterKeyList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';
import { EvidenceDto, evidenceOf } from '../inspections/evidence.dto.js';

export class OversightPath {
  @IsId()
  id: OversightId;
}

export class OversightsQueryDto extends BoundedDto {
  /** One of the overseen bodies. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId;
}

export class OpenOversightDto extends ActDto {
  /** The Party's own unless it says otherwise. */
  @IsOptional()
  @IsIn(OVERSIGHT_KINDS)
  kind?: OversightKind | null;

  @IsIn(OVERSIGHT_MODES)
  mode: OversightMode;

  @IsRegisterKey()
  overseeingBody: BodyId;

  @IsRegisterKeyList(500)
  overseenBodies: BodyId[];

  @IsFilledText(2000)
  subject: string;

  @IsFilledText(1000)
  basis: string;

  @IsOptional()
  @IsId()
  directiveId?: DirectiveId | null;

  @IsLocalDate()
  from: LocalDate;

  /** Last day; for a thematic oversight only. */
  @IsOptional()
  @IsLocalDate()
  to?: LocalDate | null;

  toIntent(): OversightIntent {
    const { kind, mode, overseeingBody, overseenBodies, subject, basis, directiveId, from, to } = this;
    return { type: 'OpenOversight', opening: { kind: kind ?? 'party', mode, overseeingBody, overseenBodies, subject, basis, directiveId: directiveId ?? null, from, to: to ?? null } };
  }
}

export class ObservationDto extends ActDto {
  /** The body it is about; all of them when absent. */
  @IsOptional()
  @IsRegisterKey()
  body?: BodyId | null;

  @IsLocalDate()
  date: LocalDate;

  @IsFilledText(4000)
  text: string;

  @Nested(() => EvidenceDto)
  evidence: EvidenceDto;

  toIntent(): OversightIntent {
    const { body, date, text, evidence } = this;
    return { type: 'RecordObservation', observation: { body: body ?? null, date, text, evidence: evidenceOf(evidence) } };
  }
}

export class EarlyWarningDto extends ActDto {
  @IsRegisterKey()
  body: BodyId;

  @IsFilledText(4000)
  text: string;

  /** Numbers of the observations it rests on. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(100_000, { each: true })
  observations: number[];
}

export class RecommendationDto extends ActDto {
  @IsRegisterKeyList(500)
  to: BodyId[];

  @IsFilledText(4000)
  text: string;
}

export class InspectionProposalDto extends ActDto {
  @IsRegisterKeyList(500)
  bodies: BodyId[];

  @IsFilledText(4000)
  reason: string;
}

export class TakeBackEntryDto extends ActDto {
  /** What kind of thing was put down by mistake. */
  @IsIn(OVERSIGHT_ENTRIES)
  entry: OversightEntry;

  /** Its number, counted from 1 among those of its kind. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  number: number;

  @IsFilledText(2000)
  reason: string;
}

export class TakeBackOversightEndDto extends ActDto {
  @IsFilledText(2000)
  reason: string;
}

export class EndOversightDto extends ActDto {
  @IsFilledText(10_000)
  summary: string;
}
