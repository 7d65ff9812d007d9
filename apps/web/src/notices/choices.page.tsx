import { Alert, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage, useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { problemWords } from '../shell/problem-words.js';
import { useTitle } from '../shell/use-title.js';
import { noticeChoicesQuery, type NoticeGroup } from './use-notice-choices.js';

type Choices = Schemas['NoticeChoices'];

/** Which notices one sees listed, and which the office gets by e-mail and when; what has to be answered to is nobody's choice. */
export function NoticeChoicesPage(): ReactNode {
  const t = useWords();
  const { data, error, refetch } = useQuery(noticeChoicesQuery);
  useTitle(t.noticeChoices.title);
  return (
    <>
      <h1>{t.noticeChoices.title}</h1>
      <p>
        <Link to="/thong-bao">{t.pages.notices}</Link>
      </p>
      <p className="quiet">{t.noticeChoices.mandatory}</p>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <OwnChoice choices={data} />
          <OfficeChoice choices={data} />
        </>
      )}
    </>
  );
}

function OwnChoice({ choices: { groups, own } }: { readonly choices: Choices }): ReactNode {
  const t = useWords();
  const [without, setWithout] = useState(own.without);
  return (
    <ChoiceForm title={t.noticeChoices.own} send={() => answerOf(api.PUT('/api/notice-choices/own', { body: { without } }))}>
      <Groups legend={t.noticeChoices.listed} groups={groups} without={without} change={setWithout} />
    </ChoiceForm>
  );
}

function OfficeChoice({ choices: { groups, office, mayChooseForBody } }: { readonly choices: Choices }): ReactNode {
  const t = useWords();
  const name = useBodyNames()(useSession().body);
  const [without, setWithout] = useState(office.without);
  const [delivery, setDelivery] = useState(office.delivery);
  const heading = t.noticeChoices.office(name);
  if (!mayChooseForBody) {
    return (
      <section aria-label={heading}>
        <h2>{heading}</h2>
        <p>{office.goes === null ? t.noticeChoices.noAddress : t.noticeChoices.goes[office.goes === 'off' ? 'off' : (office.delivery ?? office.goes)]}</p>
        {office.without.length > 0 && <p>{t.noticeChoices.officeWithout(office.without.map((group) => t.noticeChoices.groups[group]).join('; '))}</p>}
        <p className="quiet">{t.noticeChoices.byHead}</p>
      </section>
    );
  }
  return (
    <ChoiceForm title={heading} send={() => answerOf(api.PUT('/api/notice-choices/body', { body: { delivery, without } }))}>
      <p>{office.goes === null ? t.noticeChoices.noAddress : office.goes === 'off' ? t.noticeChoices.goes.off : t.noticeChoices.address(t.noticeChoices.goes[office.goes])}</p>
      <NativeSelect
        label={t.noticeChoices.when} name="delivery" maw="26rem" mb="md" value={delivery ?? ''} onChange={({ currentTarget: { value } }) => setDelivery(value === 'immediate' || value === 'digest' ? value : null)}
        data={[{ value: '', label: t.noticeChoices.asAddress }, { value: 'immediate', label: t.noticeChoices.immediate }, { value: 'digest', label: t.noticeChoices.digest }]}
      />
      <Groups legend={t.noticeChoices.sent} groups={groups} without={without} change={setWithout} />
    </ChoiceForm>
  );
}

interface GroupsProps {
  readonly legend: string;
  readonly groups: readonly NoticeGroup[];
  readonly without: readonly NoticeGroup[];
  readonly change: (without: NoticeGroup[]) => void;
}

/** A tick means that one is told. */
function Groups({ legend, groups, without, change }: GroupsProps): ReactNode {
  const t = useWords();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <Checkbox label={t.noticeChoices.allOthers} checked disabled mb="xs" />
      {groups.map((group) => (
        <Checkbox key={group} label={t.noticeChoices.groups[group]} checked={!without.includes(group)} onChange={() => change(without.includes(group) ? without.filter((each) => each !== group) : [...without, group])} mb="xs" />
      ))}
    </fieldset>
  );
}

interface ChoiceFormProps {
  readonly title: string;
  readonly send: () => Promise<Choices>;
  readonly children: ReactNode;
}

function ChoiceForm({ title, send, children }: ChoiceFormProps): ReactNode {
  const { t, code } = useLanguage();
  const heading = useId();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      client.setQueryData(noticeChoicesQuery.queryKey, answer);
      await client.invalidateQueries({ queryKey: ['notices'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="panel" onSubmit={submit} onChange={() => saving.reset()} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
      {saving.error !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={problemWords(saving.error, code, t).title}>
          {problemWords(saving.error, code, t).next}
        </Alert>
      )}
      <div className="row">
        <BusyButton type="submit" busy={saving.isPending}>
          {t.noticeChoices.save}
        </BusyButton>
        <span role="status">{saving.isSuccess && t.noticeChoices.saved}</span>
      </div>
    </form>
  );
}
