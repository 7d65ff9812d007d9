import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { CLEARS, type Finding } from './five-clears.js';

/** Goes to a field of the form. */
const focusOn = (field: string): void => document.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();

/** "5 rõ", each with what is not clear yet; a press goes to the field. */
export function ClearsPanel({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useWords();
  return (
    <section className="panel clears" aria-labelledby="clears">
      <h2 id="clears">{t.issuing.clearsTitle}</h2>
      <ul className="plain-list">
        {CLEARS.map((clear) => {
          const open = findings.filter((finding) => finding.clear === clear);
          return (
            <li key={clear}>
              <strong className={open.length === 0 ? 'good' : open.some(({ refused }) => refused) ? 'late' : 'soon'}>
                {open.length === 0 ? '✓' : '✗'} {t.issuing.clears[clear]}
              </strong>
              {open.length === 0 ? ` – ${t.issuing.isClear}` : ` – ${t.issuing.unclearPlaces(open.length)}`}
              {open.length > 0 && (
                <ul>
                  {open.map(({ unclear, field, refused }) => (
                    <li key={`${field} ${unclear}`}>
                      <button type="button" className="text-button" onClick={() => focusOn(field)}>
                        {placeWords(field, t)}: {t.issuing.unclear[unclear]}
                        {!refused && ` (${t.issuing.mayStay})`}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function placeWords(field: string, t: ReturnType<typeof useWords>): string {
  const [first, row, name] = field.split('.');
  if (first !== 'tasks' || row === undefined || name === undefined) return t.issuing.fields[field as keyof typeof t.issuing.fields];
  return `${t.issuing.task(Number(row) + 1)}, ${t.issuing.fields[name as keyof typeof t.issuing.fields]}`;
}
