import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { AssignmentId, CitedEvent, Evidence, LocalDate } from '#libs/domain';
import { IsFilledText, IsId, IsLocalDate, IsTextList } from '../input/field-rules.decorator.js';
import { Nested } from '../input/nested.decorator.js';

/** One event of the log: the stream it stands in, or the assignment whose history shows it, and its revision there. */
export class CitedEventDto {
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9.-]{1,240}$/)
  stream?: string | null;

  @IsOptional()
  @IsId()
  assignmentId?: AssignmentId | null;

  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  revision: number;
}

/** What something rests on; which fields belong to it follows from `by`. */
export class EvidenceDto {
  @IsIn(['events', 'documents', 'absence'])
  by: Evidence['by'];

  @ValidateIf(({ by }: EvidenceDto) => by === 'events')
  @Nested(() => CitedEventDto, { atMost: 100 })
  events?: CitedEventDto[];

  @ValidateIf(({ by }: EvidenceDto) => by === 'documents')
  @IsTextList(100, 500)
  documents?: string[];

  /** What was looked for and not found. */
  @ValidateIf(({ by }: EvidenceDto) => by === 'absence')
  @IsFilledText(1000)
  soughtFor?: string;

  /** Last day up to whose end it was looked for. */
  @ValidateIf(({ by }: EvidenceDto) => by === 'absence')
  @IsLocalDate()
  until?: LocalDate;
}

const citedOf = ({ stream, assignmentId, revision }: CitedEventDto): CitedEvent => ({ stream: stream ?? `assignment-${assignmentId ?? ''}`, revision });

export function evidenceOf({ by, events, documents, soughtFor, until }: EvidenceDto): Evidence {
  if (by === 'events') return { by, events: (events ?? []).map(citedOf) };
  if (by === 'documents') return { by, documents: documents ?? [] };
  return { by, soughtFor: soughtFor ?? '', until: until as LocalDate };
}
