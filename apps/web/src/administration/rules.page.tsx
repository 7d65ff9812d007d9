import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { AskedForm } from '../forms/asked-form.js';
import { PlainTable } from '../forms/plain-table.js';
import { useLanguage, useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf, writtenDay, writtenInstant } from '../wording/dates.js';
import { AdministrationFrame } from './administration-frame.js';

type Switches = Schemas['PolicySwitches'];
type SwitchName = keyof Switches;

/** Policy and working calendar in force at the moment of the page; a new policy holds for what comes. */
export function RulesPage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const asOf = useAsOf();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['rules', asOf], queryFn: () => answerOf(api.GET('/api/supervision-rules', { params: { query: asOf } })) });
  const anew = async (position: string): Promise<void> => {
    await answerOf(api.GET('/api/supervision-rules', { params: { query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['rules'] });
  };
  return (
    <AdministrationFrame section="rules">
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <section aria-labelledby="policy">
            <h2 id="policy">{t.rules.policy(data.policy.version)}</h2>
            {data.policy.basis !== null && (
              <p>
                {t.account.basis}: {data.policy.basis}
              </p>
            )}
            <PlainTable name={t.rules.policy(data.policy.version)} head={[t.rules.rule, t.rules.value]}>
              {(Object.keys(data.policy.switches) as SwitchName[]).map((name) => (
                <tr key={name}>
                  <th scope="row">{t.rules.switches[name]}</th>
                  <td>
                    <SwitchValue value={data.policy.switches[name]} />
                  </td>
                </tr>
              ))}
            </PlainTable>
            {session.roles.includes('administrator') && asOf.asOf === undefined && <PolicyForm switches={data.policy.switches} anew={anew} />}
          </section>
          <Calendar />
          <section aria-labelledby="publications">
            <h2 id="publications">{t.rules.publications}</h2>
            {data.publications.length === 0 && <p className="panel">{t.rules.noPublications}</p>}
            <PlainTable name={t.rules.publications} head={[t.admin.kind, t.rules.version, t.account.basis, t.files.at]}>
              {data.publications.map(({ kind, version, year, basis, publishedAt }) => (
                <tr key={`${kind} ${version}`}>
                  <td>
                    {t.rules.kinds[kind]} {year}
                  </td>
                  <td>{version}</td>
                  <td>{basis}</td>
                  <td>{writtenInstant(publishedAt)}</td>
                </tr>
              ))}
            </PlainTable>
          </section>
        </>
      )}
    </AdministrationFrame>
  );
}

/** One value of the policy as people write it. */
function SwitchValue({ value }: { readonly value: Switches[SwitchName] }): ReactNode {
  const t = useWords();
  if (typeof value === 'boolean') return value ? t.rules.yes : t.rules.no;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) {
    return (
      <ol>
        {value.map(({ id, about, offset, unit, grade, to }) => (
          <li key={id}>{t.rules.rung({ about: t.rules.about[about], offset, unit: t.rules.units[unit], grade: t.rules.grades[grade], to: t.rules.to[to] })}</li>
        ))}
      </ol>
    );
  }
  if ('hour' in value) return `${String(value.hour).padStart(2, '0')}:${String(value.minute).padStart(2, '0')}`;
  return Object.entries(value).map(([key, each]) => `${t.rules.parts[key as keyof typeof t.rules.parts] ?? key}: ${each}`).join('; ');
}

/** Changes one number or yes-or-no of the policy; ladders and tables are published through the API. */
function PolicyForm({ switches, anew }: { readonly switches: Switches; readonly anew: (position: string) => Promise<void> }): ReactNode {
  const t = useWords();
  const plain = (Object.keys(switches) as SwitchName[]).filter((name) => ['number', 'boolean'].includes(typeof switches[name]));
  return (
    <AskedForm
      title={t.rules.change}
      submit={t.rules.publish}
      autoFocus={false}
      fields={[
        { name: 'rule', label: t.rules.rule, kind: 'choice', required: true, choices: plain.map((name) => ({ value: name, label: t.rules.switches[name] })) },
        { name: 'value', label: t.rules.value, kind: 'text', required: true, hint: t.rules.valueHint },
        { name: 'basis', label: t.account.basis, kind: 'text', required: true },
      ]}
      send={async ({ rule = '', value = '', basis = '' }, { key }) => {
        const said = typeof switches[rule as SwitchName] === 'boolean' ? ({ [t.rules.yes]: true, [t.rules.no]: false }[value.toLowerCase()] ?? value) : /^\d+$/.test(value) ? Number(value) : value;
        // What is no value of the rule the API refuses, in words.
        const body = { switches: { [rule]: said }, basis } as Schemas['PublishPolicyDto'];
        await anew((await answerOf(api.POST('/api/policies', { params: { header: { 'Idempotency-Key': key } }, body }))).position);
      }}
    />
  );
}

function Calendar(): ReactNode {
  const { t, code } = useLanguage();
  const search = useSearch({ from: '/quan-tri/quy-tac' });
  const asOf = useAsOf();
  const year = search.nam ?? Number(dayOf(asOf.asOf ?? Date.now()).slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ['rules', 'calendar', year, asOf],
    queryFn: () => answerOf(api.GET('/api/working-calendar/{year}', { params: { path: { year: String(year) }, query: asOf } })),
  });
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t.rules.calendar(year)}</h2>
      <nav aria-label={t.rules.years}>
        <ul className="chips">
          {[year - 1, year, year + 1].map((each) => (
            <li key={each}>
              <Link to="/quan-tri/quy-tac" search={({ luc }) => ({ luc, nam: each })} aria-current={each === year ? 'page' : undefined} activeOptions={{ exact: true }}>
                {each}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data !== undefined && (
        <>
          <p>
            {t.rules.knowledge[data.knowledge]}. {t.rules.workingDays(data.workingDays)} {data.basis !== null && `${t.account.basis}: ${data.basis}`}
          </p>
          {data.days.length > 0 && (
            <PlainTable name={t.rules.calendar(year)} head={[t.rules.day, t.admin.kind, t.rules.occasion]}>
              {data.days.map(({ date, name, kind }) => (
                <tr key={date}>
                  <td>{writtenDay(date)}</td>
                  <td>{t.rules.dayKinds[kind]}</td>
                  <td>{name[code]}</td>
                </tr>
              ))}
            </PlainTable>
          )}
        </>
      )}
    </section>
  );
}
