import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import type { Draft } from '../approval/use-revised.js';
import { DeedForm } from '../deeds/deed-form.js';
import { withRows } from '../forms/answers.js';
import { useLanguage } from '../language/language.js';
import { Loading } from '../shell/loading.js';
import { writtenDay } from '../wording/dates.js';
import { actsAfter, BetweenActs } from './between-acts.js';
import { DUTY_DEEDS } from './duty-deeds.js';
import type { Receipt } from './send-act.js';
import { dutyKey, type SeenDuty } from './use-duty.js';
import { useTracking } from './use-tracking.js';

interface DutyDeedFormProps {
  readonly act: keyof typeof DUTY_DEEDS;
  /** A draft for whoever lets acts out of the body. */
  readonly byDraft: boolean;
  readonly revises?: Draft | undefined;
  readonly seen: SeenDuty;
  readonly actingFor: string | null;
  readonly done: (act: keyof typeof DUTY_DEEDS, byDraft: boolean, receipt: Receipt | null) => void;
  readonly cancel: () => void;
}

/** The form of a rarer act on a duty, with what the duty has to choose from. */
export function DutyDeedForm({ act, byDraft, revises, seen, actingFor, done, cancel }: DutyDeedFormProps): ReactNode {
  const { code, t } = useLanguage();
  const id = seen.duty.assignmentId;
  const tracking = useTracking(id).data;
  const { data: steps } = useQuery({ queryKey: [...dutyKey(id), 'steps', seen.duty.revision], enabled: act === 'CorrectAct', queryFn: () => actsAfter(id, -1) });
  const known = {
    code: (tracking?.points ?? []).filter(({ withdrawn }) => !withdrawn).map((point) => ({ value: point.code, label: `${point.code}) ${point.text}` })),
    period: (tracking?.periods ?? []).filter(({ standing }) => standing !== 'filed').map(({ period }) => ({ value: period, label: t.marks.period(period) })),
    revision: (steps ?? []).toReversed().map(({ revision, title, occurredOn }) => ({ value: String(revision), label: `${title[code]}, ${writtenDay(occurredOn)}` })),
  };
  // A form begins once with what it would replace.
  if (act === 'ChangeDeadline' && tracking === undefined) return <Loading />;
  return (
    <DeedForm
      deed={DUTY_DEEDS[act]}
      place={{ path: { id }, known, seen: { etag: seen.etag, since: () => <BetweenActs id={id} after={seen.duty.revision} /> }, until: (position) => answerOf(api.GET('/api/assignments/{id}', { params: { path: { id }, query: { after: position } } })) }}
      initial={act === 'ChangeDeadline' ? asTyped(tracking?.deadlines ?? []) : {}}
      actingFor={actingFor}
      leaves={byDraft}
      revises={revises}
      done={(receipt) => done(act, byDraft, receipt as Receipt)}
      cancel={cancel}
    />
  );
}

/** A changed deadline begins with those that are in force. */
function asTyped(deadlines: readonly Schemas['Deadline'][]): Readonly<Record<string, string>> {
  const rows = deadlines.map(({ phrase, kind, start, due, boundary }) => ({ phrase: phrase ?? '', kind, start: start === null ? '' : writtenDay(start), due: due === null ? '' : writtenDay(due), boundary: boundary ?? '' }));
  return withRows({}, 'deadlines', rows);
}
