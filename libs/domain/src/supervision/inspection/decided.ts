import type { Decision } from '../../kernel/index.js';
import type { InspectionCommand } from './commands.js';
import type { InspectionEvent } from './events.js';
import type { InspectionRejection } from './rejections.js';
import type { InspectionState } from './state.js';

export type InspectionOutcome = Decision<InspectionEvent, InspectionRejection>;
export type Of<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { type: Type }>;
/** An inspection whose decision is known. */
export type DecidedInspection = InspectionState & { readonly decision: NonNullable<InspectionState['decision']>; readonly holders: NonNullable<InspectionState['holders']> };
