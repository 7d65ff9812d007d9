import type { DirectiveContent, DirectiveItem, DocumentNumber, Participant, Recipient, ScanCorrection, Task, TaskPoint } from '#libs/domain';
import { completionRuleOf, deadlineOf, pointsRuleOf } from './deadline.dto.js';
import type { DirectiveContentDto, DocumentNumberDto, RecipientDto } from './directive-content.dto.js';
import type { DirectiveItemDto, ParticipantDto, ScanCorrectionDto, TaskDto, TaskPointDto } from './directive-item.dto.js';

/** The content of a directive as the domain speaks of it; what was left out is filled with its stated default. */
export function contentOf(dto: DirectiveContentDto): Omit<DirectiveContent, 'directiveId'> {
  const { capacity, onBehalfOf, position } = dto.signatory;
  return {
    number: numberOf(dto.number),
    date: dto.date,
    urgency: dto.urgency ?? 'ordinary',
    title: dto.title,
    signatory: { capacity, onBehalfOf: onBehalfOf ?? null, position },
    recipients: dto.recipients.map(recipientOf),
    implements: dto.implements ?? [],
    items: dto.items.map(itemOf),
    confirmingBody: dto.confirmingBody,
    confirmingFallbacks: dto.confirmingFallbacks ?? [],
    supervisingBody: dto.supervisingBody,
    sample: dto.sample ?? false,
  };
}

export const numberOf = ({ issuer, kind, year, number, symbol }: DocumentNumberDto): DocumentNumber => ({ issuer, kind, year, number, symbol });

const recipientOf = ({ text, sourceLine, bodies, groups, purpose }: RecipientDto): Recipient => ({
  text,
  sourceLine: sourceLine ?? null,
  bodies: bodies ?? [],
  groups: groups ?? [],
  purpose: purpose ?? null,
});

export const itemOf = ({ code, sourceSentence, sourceLine, corrections, tasks }: DirectiveItemDto): DirectiveItem => ({
  code,
  sourceSentence,
  sourceLine: sourceLine ?? null,
  corrections: (corrections ?? []).map(correctionOf),
  tasks: tasks.map(taskOf),
});

const correctionOf = ({ sourceLine, wrong, right, confidence, reason }: ScanCorrectionDto): ScanCorrection => ({
  sourceLine,
  wrong,
  right: right ?? null,
  confidence: confidence ?? null,
  reason,
});

const taskOf = (dto: TaskDto): Task => ({
  code: dto.code,
  summary: dto.summary,
  expectedOutputs: dto.expectedOutputs ?? [],
  participants: dto.participants.map(participantOf),
  deadlines: (dto.deadlines ?? []).map(deadlineOf),
  completion: completionRuleOf(dto.completion, { by: 'all' }),
  partsCompletion: completionRuleOf(dto.partsCompletion, { by: 'lead-report' }),
  points: (dto.points ?? []).map(pointOf),
  pointsCompletion: pointsRuleOf(dto.pointsCompletion),
  starred: dto.starred ?? false,
});

export const pointOf = ({ code, text }: TaskPointDto): TaskPoint => ({ code, text });

const participantOf = ({ role, body, group, text, mode, external, implicit }: ParticipantDto): Participant => ({
  role,
  body: body ?? null,
  group: group ?? null,
  text,
  mode: role === 'lead' ? (mode ?? 'do') : null,
  external: external ?? false,
  implicit: implicit ?? false,
});
