import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { dutyKey } from '../duty/use-duty.js';
import { useLanguage } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { useAsOf } from '../shell/moment.js';
import { writtenInstant } from '../wording/dates.js';
import { writtenSize } from './written-size.js';

/** The files that acts on the duty carry, to be saved; as of the moment that the page shows. */
export function DutyFiles({ id }: { readonly id: string }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: [...dutyKey(id), 'files', asOf],
    queryFn: () => answerOf(api.GET('/api/assignments/{id}/files', { params: { path: { id }, query: asOf } })),
  });
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t.files.title}</h2>
      {error !== null && data === undefined && <Failure error={error} reset={() => void refetch()} />}
      {data?.files.length === 0 && <p className="quiet">{t.files.none}</p>}
      {data !== undefined && data.files.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="files">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t.files.name}</th>
                <th scope="col" className="number">
                  {t.files.bytes}
                </th>
                <th scope="col">{t.files.from}</th>
                <th scope="col">{t.files.at}</th>
              </tr>
            </thead>
            <tbody>
              {data.files.map(({ sha256, name, size, revision, body, at }) => (
                <tr key={`${revision} ${name}`}>
                  <td>
                    <a href={addressOf(id, sha256, asOf.asOf)} download={name}>
                      {name}
                    </a>
                  </td>
                  <td className="number">{t.files.size(writtenSize(size, code))}</td>
                  <td>{names(body)}</td>
                  <td>{writtenInstant(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const addressOf = (id: string, sha256: string, asOf: string | undefined): string =>
  `/api/assignments/${encodeURIComponent(id)}/files/${sha256}${asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`}`;
