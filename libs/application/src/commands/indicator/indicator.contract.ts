import type { DirectiveId, IndicatorCommand, IndicatorContent, IndicatorId } from '#libs/domain';
import type { CommandContext } from '../contract.js';

type Told<C> = Omit<C, 'bodyStands' | 'known'>;
type ToldOf<Type extends IndicatorCommand['type']> = Told<Extract<IndicatorCommand, { type: Type }>>;

/** What a client may ask of an indicator. Whether bodies and duties are known is looked up by the handler. */
export type IndicatorIntent =
  | { readonly type: 'DefineIndicator'; readonly directiveId: DirectiveId; readonly content: IndicatorContent }
  | ToldOf<'AmendIndicator'>
  | ToldOf<'WithdrawIndicator'>
  | ToldOf<'RecordMeasurement'>
  | ToldOf<'CorrectMeasurement'>
  | ToldOf<'WithdrawMeasurement'>
  | ToldOf<'LinkIndicator'>
  | ToldOf<'UnlinkIndicator'>;

/** `indicatorId` null with `DefineIndicator` only: the id is then derived from the directive and the indicator's code. */
export class ActOnIndicator {
  constructor(readonly indicatorId: IndicatorId | null, readonly intent: IndicatorIntent, readonly context: CommandContext) {}
}
