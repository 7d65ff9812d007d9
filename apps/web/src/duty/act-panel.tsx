import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Recorded } from '../approval/recorded.js';
import { useAsker } from '../approval/use-desk.js';
import { useRevised, type Draft } from '../approval/use-revised.js';
import { useLanguage, useWords } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';
import { maySupervise } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { ActingFor } from './acting-for.js';
import { ActForm } from './act-form.js';
import type { Act, AskableAct } from './act-fields.js';
import { DutyDeedForm } from './duty-deed-form.js';
import { DUTY_DEEDS } from './duty-deeds.js';
import type { Receipt } from './send-act.js';
import { dutyKey, wholeKey, type SeenDuty } from './use-duty.js';
import { useTracking } from './use-tracking.js';

/** How often the duty is asked for until it is as new as what may be done with it: read models follow within a moment. */
const MOST_ASKED = 10;
const AGAIN_MS = 150;

/** What one may do with the duty: as buttons, and beside them what the duty does not let pass now, with the reason. What belongs to others is not shown. */
export function ActPanel({ seen }: { readonly seen: SeenDuty }): ReactNode {
  const t = useWords();
  const { asOf } = useAsOf();
  const [actingFor, setActingFor] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenedAct | null>(null);
  const [done, setDone] = useState<OutcomeProps | null>(null);
  const revised = useRevised();
  const [left, setLeft] = useState(false);
  const id = seen.duty.assignmentId;
  const client = useQueryClient();
  const returns = useTracking(id).data?.deadlines.some(({ kind }) => kind.startsWith('recurring')) ?? false;
  const { data } = useQuery({
    queryKey: [...dutyKey(id), 'acts', actingFor],
    enabled: asOf === undefined,
    queryFn: async () => {
      const answer = await answerOf(api.GET('/api/assignments/{id}/possible-acts', { params: { path: { id }, query: actingFor === null ? {} : { actingFor } } }));
      // Not before the duty as it is now: a form opened on what it was would be refused for what one did oneself.
      const behind = (): boolean => client.getQueriesData<SeenDuty>({ queryKey: wholeKey(id), type: 'active' }).every(([, whole]) => whole === undefined || whole.duty.revision < answer.revision);
      for (let asked = 0; behind() && asked < MOST_ASKED; asked++) {
        if (asked > 0) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        await client.refetchQueries({ queryKey: wholeKey(id), type: 'active' }, { cancelRefetch: false });
      }
      return answer;
    },
  });
  if (asOf !== undefined || data === undefined) return null;
  const possible = data.acts.filter(({ refusal }) => refusal === null);
  const refused = data.acts.filter(({ act, refusal }) => refusal !== null && !NEVER.has(refusal.tag) && (act !== 'FilePeriodResult' || returns));
  // An address that asks to revise a draft opens its form, until another is opened or it is left.
  const wanted = revised !== null && !left && opened === null && revised.subject.id === id ? possible.find(({ act }) => act === revised.act) : undefined;
  const open: OpenedAct | null = wanted === undefined || revised === null ? opened : { act: wanted.act, byDraft: true, seen, revises: revised };
  const finish = (act: AskableAct, byDraft: boolean, receipt: Receipt | null): void => {
    setLeft(true);
    setOpened((now) => (now?.act === act ? null : now)); // another may have been opened while it was under way
    setDone({ act, byDraft, receipt });
  };
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{t.acts.title}</h2>
      <ActingFor value={actingFor} choose={(body) => (setActingFor(body), setOpened(null))} />
      {done !== null && <Outcome key={done.receipt?.position ?? 'kept'} act={done.act} byDraft={done.byDraft} receipt={done.receipt} />}
      {data.acts.length === 0 && <p className="quiet">{t.acts.none}</p>}
      {possible.length > 0 && (
        <div className="row">
          {possible.map(({ act, byDraft }) => (
            <Button key={act} variant={open?.act === act ? 'filled' : 'default'} aria-expanded={open?.act === act} onClick={() => (setDone(null), setLeft(true), setOpened(open?.act === act ? null : { act, byDraft, seen }))}>
              {nameOf(act, t)}
            </Button>
          ))}
        </div>
      )}
      {open !== null && <Opened key={`${open.act} ${actingFor ?? ''}`} {...open} actingFor={actingFor} done={finish} cancel={() => (setLeft(true), setOpened(null))} />}
      {refused.length > 0 && <Refused acts={refused} />}
      <UrgeLink id={id} />
    </section>
  );
}

/** What is not said to be impossible now: the duty is of another kind, or has nothing of what the act is about. */
const NEVER: ReadonlySet<string> = new Set(['duty-not-external', 'duty-not-recurring', 'duty-not-standing', 'recurrence-not-set', 'point-unknown', 'coordination-not-requested', 'no-returned-result']);

const nameOf = (act: AskableAct, t: Dictionary): string => (act in DUTY_DEEDS ? t.deeds.names[act as keyof typeof DUTY_DEEDS] : t.acts.names[act as Act]);

interface OpenedAct {
  readonly act: AskableAct;
  readonly byDraft: boolean;
  readonly seen: SeenDuty;
  readonly revises?: Draft;
}

interface OpenedProps extends OpenedAct {
  readonly actingFor: string | null;
  readonly done: (act: AskableAct, byDraft: boolean, receipt: Receipt | null) => void;
  readonly cancel: () => void;
}

function Opened({ act, ...others }: OpenedProps): ReactNode {
  if (act in DUTY_DEEDS) return <DutyDeedForm act={act as keyof typeof DUTY_DEEDS} {...others} />;
  return <ActForm act={act as Act} {...others} />;
}

interface OutcomeProps {
  readonly act: AskableAct;
  readonly byDraft: boolean;
  /** None = the browser keeps the act. */
  readonly receipt: Receipt | null;
}

/** Says what was recorded, and takes the keyboard, since the form that had it is gone. */
function Outcome({ act, byDraft, receipt }: OutcomeProps): ReactNode {
  const { t, code } = useLanguage();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="panel" role="status">
      <p className={receipt === null ? 'soon' : 'good'} ref={said} tabIndex={-1}>
        {receipt === null ? t.offline.kept(nameOf(act, t)) : <Recorded name={nameOf(act, t)} draft={byDraft} />}
      </p>
      {receipt?.warnings.map((warning) => (
        <p key={warning.tag} className="soon">
          {t.acts.warning}: {warning[code]}
        </p>
      ))}
    </div>
  );
}

/** Shown to those whose office it is to urge; whether this duty can be urged, the preview says. */
function UrgeLink({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  if (!maySupervise(useAsker())) return null;
  return (
    <p>
      <Link to="/don-doc" search={{ viec: id }}>
        {t.urging.one}
      </Link>
    </p>
  );
}

function Refused({ acts }: { readonly acts: readonly Schemas['PossibleAct'][] }): ReactNode {
  const { t, code } = useLanguage();
  return (
    <details>
      <summary>{t.acts.notNow(acts.length)}</summary>
      <dl className="facts">
        {acts.map(({ act, refusal }) => (
          <div key={act} className="fact-pair">
            <dt>{nameOf(act, t)}</dt>
            <dd>
              {refusal?.title[code]}. {refusal?.nextStep[code]}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
