import { Alert, Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { longest } from '../forms/longest.js';
import { useLanguage, useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { problemWords } from '../shell/problem-words.js';
import { PageTool } from './page-tool.js';
import { savedViewsQuery, useSavedViews } from './use-saved-views.js';
import { addressOf, keptOf, type SavedView, type ViewPage } from './view-address.js';

/** The views kept of these pages, and the keeping of what is shown now. `page`: the one that is shown. */
export function SavedViews({ page, of = [page] }: { readonly page: ViewPage; readonly of?: readonly ViewPage[] }): ReactNode {
  const t = useWords();
  const views = useSavedViews().filter((view) => of.includes(view.page));
  return (
    <PageTool
      name={t.views.title}
      open={t.views.open}
      before={views.map((view) => (
        <li key={view.id}>
          <Link {...addressOf(view)} activeOptions={{ exact: true }}>
            {view.name}
            {view.shared && <span className="visually-hidden"> ({t.views.ofBody})</span>}
          </Link>
        </li>
      ))}
      panel={(close) => <Keeping page={page} views={views} close={close} />}
    />
  );
}

function Keeping({ page, views, close }: { readonly page: ViewPage; readonly views: readonly SavedView[]; readonly close: () => void }): ReactNode {
  const { t, code } = useLanguage();
  const search = useSearch({ strict: false });
  const client = useQueryClient();
  const session = useSession();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const saving = useMutation({ mutationFn: () => answerOf(api.POST('/api/saved-views', { body: { name: name.trim(), page, search: keptOf(search), shared } })), onSuccess: refresh });
  const removing = useMutation({ mutationFn: (id: string) => answerOf(api.DELETE('/api/saved-views/{id}', { params: { path: { id } } })), onSuccess: refresh });
  const why = saving.error ?? removing.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') saving.mutate(undefined, { onSuccess: close });
  };
  const mayRemove = ({ own, shared: ofBody }: SavedView): boolean => own || (ofBody && session.roles.includes('head'));
  return (
    <form className="panel" onSubmit={submit} aria-label={t.views.open}>
      <TextInput label={t.views.name} name="view-name" required maxLength={longest('POST /api/saved-views', 'name')} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} autoFocus mb="sm" />
      <Checkbox label={t.views.share} checked={shared} onChange={({ currentTarget }) => setShared(currentTarget.checked)} mb="sm" />
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={problemWords(why, code, t).title}>
          {problemWords(why, code, t).next}
        </Alert>
      )}
      <div className="row">
        <BusyButton type="submit" busy={saving.isPending}>
          {t.views.save}
        </BusyButton>
        <Button variant="default" onClick={close}>
          {t.acts.cancel}
        </Button>
      </div>
      {views.some(mayRemove) && (
        <ul className="plain-list rows" aria-label={t.views.kept}>
          {views.filter(mayRemove).map((view) => (
            <li key={view.id} className="row">
              <span>
                {view.name} {view.shared && <span className="quiet">({t.views.ofBody})</span>}
              </span>
              <BusyButton variant="default" size="compact-sm" busy={removing.isPending} aria-label={t.views.remove(view.name)} onClick={() => removing.mutate(view.id)}>
                {t.files.removeShort}
              </BusyButton>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
