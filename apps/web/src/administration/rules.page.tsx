import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { seenAt } from '../forms/seen.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { writtenInstant } from '../wording/dates.js';
import { AdministrationFrame } from './administration-frame.js';
import { PolicyForm } from './policy-form.js';
import type { SwitchName, Switches } from './policy-fields.js';
import { WorkingCalendar } from './working-calendar.js';

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
  const seen = data === undefined ? undefined : seenAt(data.revision);
  const mayPublish = session.roles.includes('administrator') && asOf.asOf === undefined;
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
            {mayPublish && <PolicyForm switches={data.policy.switches} seen={seen} anew={anew} />}
          </section>
          <WorkingCalendar seen={seen} anew={mayPublish ? anew : null} />
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
