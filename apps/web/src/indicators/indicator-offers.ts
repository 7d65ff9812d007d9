import type { Schemas } from '../api/client.js';
import { hasRole, isOf, LEADING, WORKING } from '../deeds/asker.js';
import type { Known } from '../deeds/deed.js';
import type { Offer } from '../deeds/deed-panel.js';
import { withRows, type Answers } from '../forms/answers.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { writtenDay } from '../wording/dates.js';
import { INDICATOR_DEEDS as DO } from './indicator-deeds.js';

type Indicator = Schemas['IndicatorRow'];

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What an indicator may be tied to: tasks of its directive, and duties under it. */
export interface TieChoices {
  readonly tasks: readonly Choice[];
  readonly duties: readonly Choice[];
}

/** What belongs to the asker of an indicator, beside its figures. */
export function indicatorOffers(indicator: Indicator, asker: Pick<Session, 'body' | 'roles'>, actingFor: string | null, t: Dictionary, { tasks, duties }: TieChoices): readonly Offer[] {
  const obstacle = indicator.status === 'active' ? null : t.indicators.withdrawn;
  const defines = isOf(asker, actingFor, [indicator.body], LEADING);
  const ties = isOf(asker, actingFor, [indicator.body], [...WORKING, 'approver']) || hasRole(asker, ['supervising-officer']);
  return [
    ...(defines ? [{ deed: DO.AmendIndicator, initial: asTyped(indicator), obstacle }, { deed: DO.WithdrawIndicator, obstacle }] : []),
    ...(ties ? [{ deed: DO.LinkIndicator, known: { 'duty.taskCode': tasks, 'duty.assignmentId': duties }, obstacle }, { deed: DO.UnlinkIndicator, known: tiedIn(indicator.links, { tasks, duties }), obstacle: obstacle ?? (indicator.links.length === 0 ? t.indicators.untied : null) }] : []),
  ];
}

/** Only what it is tied to can be untied; what the asker may not see is told by its code or id. */
function tiedIn(links: Indicator['links'], { tasks, duties }: TieChoices): Known {
  const of = (values: readonly string[], choices: readonly Choice[]): readonly Choice[] => values.map((value) => choices.find((one) => one.value === value) ?? { value, label: value });
  return {
    'duty.taskCode': of(links.flatMap((link) => (link.kind === 'task' ? [link.taskCode] : [])), tasks),
    'duty.assignmentId': of(links.flatMap((link) => (link.kind === 'assignment' ? [link.assignmentId] : [])), duties),
  };
}

/** An amendment begins with what is in force; a yearly milestone has one line, however many years it is judged in. */
export function asTyped({ code, name, measure, unit, denominator, scope, reporters, milestones }: Indicator): Answers {
  const own = milestones.filter((one, place) => milestones.findIndex((other) => other.code === one.code) === place);
  const text = { 'content.code': code, 'content.name': name, 'content.measure': measure, 'content.unit': unit ?? '', 'content.denominator': denominator ?? '', 'content.scope': scope ?? '', 'content.reporters': reporters.join(' ') };
  return withRows(text, 'content.milestones', own.map(milestoneAsTyped));
}

function milestoneAsTyped({ code, judgedOn, yearly, written, target }: Indicator['milestones'][number]): Answers {
  const when: Answers = yearly ? { 'when.kind': 'yearly' } : judgedOn === null ? { 'when.kind': 'unstated' } : judgedOn.endsWith('-12-31') ? { 'when.kind': 'year', 'when.year': judgedOn.slice(0, 4) } : { 'when.kind': 'day', 'when.day': writtenDay(judgedOn) };
  const asked: Answers = target.kind === 'number' ? { 'target.operator': target.operator, 'target.value': target.value.replace('.', ','), 'target.tolerance': (target.tolerance ?? '').replace('.', ',') } : target.kind === 'words' ? { 'target.words': target.words } : {};
  return { code, written: written ?? '', 'target.kind': target.kind, ...when, ...asked };
}
