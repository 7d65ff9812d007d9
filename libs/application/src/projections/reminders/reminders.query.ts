import {
  assignmentDecider, comingRungs, reminderDays, type AssignmentEvent, type AssignmentState, type ReminderGrade, type SlipColour, type SupervisionRules,
} from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { supervisionRulesProjection } from '../supervision-rules/supervision-rules.projection.js';
import type { FiredReminderRow, RemindersAnswer, RemindersQuestion } from './reminders.contract.js';

const EVENTS_PER_READ = 1000;

/** The reminders of one duty as of a moment, from its stream; what comes is dated by the rules in force then. @throws ReadModelMissingError */
export async function askReminders(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId }: RemindersQuestion): Promise<QueryAnswer<RemindersAnswer>> {
  const found = viewAt(sources, memory, asked, [supervisionRulesProjection]);
  if (!found.ok) return found;
  const { answer: view } = found;
  const card = view.cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  const rulesFor = rulesAt(sources, view.moment.index);
  const rulesOf = ({ terms }: AssignmentState): SupervisionRules => rulesFor(terms?.issuer ?? null);
  const fired: FiredReminderRow[] = [];
  let state: AssignmentState = assignmentDecider.initialState;
  while (state.revision < card.revision) {
    const limit = Math.min(EVENTS_PER_READ, card.revision - state.revision);
    for (const logged of await sources.log.readStream(`${ASSIGNMENT_STREAM}${assignmentId}`, { fromRevision: state.revision + 1, limit })) {
      const recorded = sources.decode(logged) as RecordedEvent<AssignmentEvent>;
      const { event, metadata, revision } = recorded;
      state = assignmentDecider.evolve(state, event, metadata.act);
      if (event.type !== 'RungFired') continue;
      const { rung, about, grade, to, body, forDue, dueOn: on, period, skipped } = event.data;
      const { policyVersion, calendarVersion } = metadata;
      fired.push({
        rung, about, grade, colour: colourOf(grade, rulesOf(state)), to, body, bodyName: view.nameOf(body), forDue, period, on, skipped, firedAt: metadata.act.recordedAt, revision, policyVersion, calendarVersion,
      }); // prettier-ignore
    }
  }
  const rules = rulesOf(state);
  const coming = comingRungs(state, reminderDays(rules.policy, rules.calendar)).map(({ rung, body, forDue, period, on, at }) => ({
    rung: rung.id, about: rung.about, grade: rung.grade, colour: colourOf(rung.grade, rules), to: rung.to, body, bodyName: view.nameOf(body), forDue, period, on, at,
  })); // prettier-ignore
  return answered({ moment: view.moment, fired, coming });
}

const colourOf = (grade: ReminderGrade, { policy }: SupervisionRules): SlipColour | null => (grade === 'notice' ? null : policy.slipColours[grade]);
