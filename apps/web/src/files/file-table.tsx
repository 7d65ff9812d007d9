import { useId, type ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { writtenInstant } from '../wording/dates.js';
import { writtenSize } from './written-size.js';

interface FileTableProps {
  /** Null while they are not known yet. */
  readonly files: readonly Schemas['AttachedFile'][] | null;
  /** Where each is, before its hash. */
  readonly address: string;
}

/** The files that acts carry, to be saved; as of the moment that the page shows. */
export function FileTable({ files, address }: FileTableProps): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const heading = useId();
  const { asOf } = useAsOf();
  const then = asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t.files.title}</h2>
      {files?.length === 0 && <p className="quiet">{t.files.none}</p>}
      {files !== null && files.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby={heading}>
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
              {files.map(({ sha256, name, size, revision, body, at }) => (
                <tr key={`${revision} ${name}`}>
                  <td>
                    <a href={`${address}/${sha256}${then}`} download={name}>
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
