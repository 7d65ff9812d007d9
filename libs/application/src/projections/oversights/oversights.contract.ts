import type { BodyId, DirectiveId, EarlyWarning, LocalDate, OversightId, OversightKind, OversightMode } from '#libs/domain';
import type { Asked, BoundedPage, Moment } from '../../queries/contract.js';
import type { NamedBody } from '../inspections/inspections.contract.js';
import type { EvidenceView } from '../reading/evidence-view.js';
import type { StepView } from '../reading/folded-acts.js';

export interface OversightRow {
  readonly oversightId: OversightId;
  readonly kind: OversightKind;
  readonly mode: OversightMode;
  readonly status: 'open' | 'ended';
  readonly subject: string;
  readonly overseeing: NamedBody;
  readonly overseen: readonly NamedBody[];
  readonly directiveId: DirectiveId | null;
  readonly directiveSymbol: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Those that stand. */
  readonly observations: number;
  readonly warnings: number;
  readonly revision: number;
}

/** Latest beginning first. An overseen body sees the oversights it is in. */
export class OversightsQuestion { constructor(readonly asked: Asked, readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null }, readonly page: BoundedPage) {} }
export interface OversightsAnswer { readonly moment: Moment; readonly oversights: readonly OversightRow[]; readonly nextCursor: string | null }

export interface ObservationView { readonly number: number; readonly body: BodyId | null; readonly date: LocalDate; readonly text: string; readonly evidence: EvidenceView; /** It stands no longer, and can still be read (R15). */ readonly takenBack: boolean }

/** An overseen body sees what is about it or about all; proposals to inspect are seen by the overseeing body and the supervising office only. */
export class OversightQuestion { constructor(readonly asked: Asked, readonly oversightId: OversightId) {} }
export interface OversightAnswer {
  readonly moment: Moment;
  readonly oversight: OversightRow;
  readonly basis: string;
  readonly observations: readonly ObservationView[];
  readonly warnings: readonly (EarlyWarning & { readonly takenBack: boolean })[];
  readonly recommendations: readonly { readonly number: number; readonly to: readonly BodyId[]; readonly text: string; readonly takenBack: boolean }[];
  readonly proposals: readonly { readonly number: number; readonly bodies: readonly BodyId[]; readonly reason: string; readonly takenBack: boolean }[];
  readonly summary: string | null;
  /** Every act in order; none for those who see a part only. */
  readonly steps: readonly StepView[];
}
