import { accept, dateAt, type Act, type Decider, type Decision } from '../kernel/index.js';
import type { IndicatorCommand } from './commands.js';
import { composedContent, composedMeasurement, composedText, isSame } from './composed-input.js';
import type { IndicatorContent } from './content.js';
import { contentFault, refuse, type IndicatorRefusal } from './content-checks.js';
import type { IndicatorEvent } from './events.js';
import { evolveIndicator } from './evolve.js';
import { measurementFault } from './measurement-checks.js';
import { measuredPeriod } from './measured-period.js';
import type { IndicatorRejection } from './rejections.js';
import { dutyKey, initialIndicator, isSameDuty, measurementOf, type IndicatorState } from './state.js';

type Outcome = Decision<IndicatorEvent, IndicatorRejection>;
type Of<Type extends IndicatorCommand['type']> = Extract<IndicatorCommand, { type: Type }>;
type Active = IndicatorState & { readonly indicatorId: NonNullable<IndicatorState['indicatorId']>; readonly content: IndicatorContent };

/** One indicator (R10): defined → amended … → withdrawn; measured per body and period, linked to duties. */
export const indicatorDecider: Decider<IndicatorCommand, IndicatorState, IndicatorEvent, IndicatorRejection> = {
  initialState: initialIndicator,
  decide: (command, state, act) => datesFault(act) ?? (command.type === 'DefineIndicator' ? define(command, state) : change(command, state, act)),
  evolve: evolveIndicator,
};

/** R13. */
function datesFault(act: Act): IndicatorRefusal | null {
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  return occurredOn < recordedOn && (act.lateEntryBasis ?? '').trim() === '' ? refuse('late-entry-needs-basis', { occurredOn, recordedOn }) : null;
}

function define({ indicatorId, directiveId, issuer, content: given }: Of<'DefineIndicator'>, state: IndicatorState): Outcome {
  if (state.status !== 'none') return refuse('indicator-already-defined', { code: state.content?.code });
  const content = composedContent(given);
  return contentFault(content) ?? accept({ type: 'IndicatorDefined', data: { indicatorId, directiveId, issuer, content } });
}

function change(command: Exclude<IndicatorCommand, { type: 'DefineIndicator' }>, state: IndicatorState, act: Act): Outcome {
  if (!isDefined(state)) return refuse('indicator-not-defined');
  if (state.status === 'withdrawn') return command.type === 'WithdrawIndicator' ? accept() : refuse('indicator-withdrawn');
  switch (command.type) {
    case 'AmendIndicator':
      return amend(command, state);
    case 'WithdrawIndicator': {
      const basis = composedText(command.basis);
      return basis === '' ? refuse('basis-missing') : accept({ type: 'IndicatorWithdrawn', data: { indicatorId: state.indicatorId, basis } });
    }
    case 'RecordMeasurement':
      return record(command, state, act);
    case 'CorrectMeasurement':
      return correct(command, state);
    case 'WithdrawMeasurement':
      return withdraw(command, state);
    case 'LinkIndicator':
      return link(command, state);
    case 'UnlinkIndicator':
      return unlink(command, state);
  }
}

const isDefined = (state: IndicatorState): state is Active => state.indicatorId !== null && state.content !== null;

/** Milestones may change at any time; what is measured, only while nothing was. */
function amend(command: Of<'AmendIndicator'>, state: Active): Outcome {
  const { content: before, indicatorId } = state;
  const basis = composedText(command.basis);
  if (basis === '') return refuse('basis-missing');
  const content = composedContent(command.content);
  if (content.code !== before.code) return refuse('indicator-code-changed', { code: before.code });
  const fault = contentFault(content);
  if (fault !== null) return fault;
  const other = content.measure !== before.measure || content.unit !== before.unit;
  if (other && Object.keys(state.measured).length > 0) return refuse('measured-already');
  return isSame(content, before) ? refuse('nothing-changed') : accept({ type: 'IndicatorAmended', data: { indicatorId, content, basis } });
}

function record(command: Of<'RecordMeasurement'>, state: Active, act: Act): Outcome {
  const { body, bodyStands, period: code } = command;
  const period = measuredPeriod(code);
  if (period === null) return refuse('period-malformed', { period: code });
  const today = dateAt(act.recordedAt);
  if (period.to > today) return refuse('period-in-the-future', { period: code, endsOn: period.to, today });
  if (bodyStands === 'unknown') return refuse('unknown-body', { body, period: code });
  if (bodyStands === 'ended') return refuse('body-ended', { body, period: code });
  const measurement = composedMeasurement(command.measurement);
  const fault = measurementFault(state.content, measurement);
  if (fault !== null) return fault;
  const before = measurementOf(state, body, code);
  if (before === null) return accept({ type: 'MeasurementRecorded', data: { indicatorId: state.indicatorId, body, period: code, measurement } });
  return isSame(before, measurement) ? accept() : refuse('already-measured', { body, period: code });
}

function correct(command: Of<'CorrectMeasurement'>, state: Active): Outcome {
  const { body, period } = command;
  const before = measurementOf(state, body, period);
  if (before === null) return refuse('not-measured', { body, period });
  const reason = composedText(command.reason);
  if (reason === '') return refuse('reason-missing');
  const measurement = composedMeasurement(command.measurement);
  const fault = measurementFault(state.content, measurement);
  if (fault !== null) return fault;
  return isSame(before, measurement) ? accept() : accept({ type: 'MeasurementCorrected', data: { indicatorId: state.indicatorId, body, period, measurement, reason } });
}

function withdraw({ body, period, reason: given }: Of<'WithdrawMeasurement'>, state: Active): Outcome {
  if (measurementOf(state, body, period) === null) return refuse('not-measured', { body, period });
  const reason = composedText(given);
  return reason === '' ? refuse('reason-missing') : accept({ type: 'MeasurementWithdrawn', data: { indicatorId: state.indicatorId, body, period, reason } });
}

function link({ duty, known }: Of<'LinkIndicator'>, { indicatorId, links }: Active): Outcome {
  if (!known) return refuse('duty-unknown', { duty: dutyKey(duty) });
  return links.some((each) => isSameDuty(each, duty)) ? accept() : accept({ type: 'IndicatorLinked', data: { indicatorId, duty } });
}

function unlink({ duty, reason: given }: Of<'UnlinkIndicator'>, { indicatorId, links }: Active): Outcome {
  if (!links.some((each) => isSameDuty(each, duty))) return refuse('not-linked', { duty: dutyKey(duty) });
  const reason = composedText(given);
  return reason === '' ? refuse('reason-missing') : accept({ type: 'IndicatorUnlinked', data: { indicatorId, duty, reason } });
}
