import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';

/** What a report says: in words, in figures with their unit, and by papers that go with it. */
export function ReportContent({ content }: { readonly content: Schemas['ReportContent'] | null }): ReactNode {
  const t = useWords();
  if (content === null) return null;
  return (
    <>
      <p>{content.summary}</p>
      {content.figures.length > 0 && (
        <ul>
          {content.figures.map(({ name, value, unit }) => (
            <li key={name}>
              {name}: {String(value).replace('.', ',')} {unit}
            </li>
          ))}
        </ul>
      )}
      {content.attachments.length > 0 && (
        <p className="quiet">
          {t.reporting.fields.attachments}: {content.attachments.join('; ')}
        </p>
      )}
    </>
  );
}
