import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage, useWords } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { CHECKS, verifyAct, type Verdict } from './verify-act.js';

interface VerifyButtonProps {
  readonly act: { readonly stream: string; readonly revision: number; readonly position: string };
}

/** Fetches the receipt of an act and the act as it is stored, and checks both in this browser; nobody else is asked. */
export function VerifyButton({ act: { stream, revision, position } }: VerifyButtonProps): ReactNode {
  const { t, code } = useLanguage();
  const verifying = useMutation<Verdict>({
    mutationFn: async () => {
      const params = { query: { position } };
      const [receipt, stored, { keys }] = await Promise.all([
        answerOf(api.GET('/api/proofs', { params, parseAs: 'text' })),
        answerOf(api.GET('/api/stored-events', { params, parseAs: 'arrayBuffer' })),
        answerOf(api.GET('/api/log-keys')),
      ]);
      return verifyAct({ stream, revision, receipt, stored: new Uint8Array(stored as ArrayBuffer), keys }, crypto.subtle);
    },
  });
  // Browsers give their cryptography to secure addresses only.
  const able = globalThis.isSecureContext;
  return (
    <div className="verify">
      <button type="button" className="text-button" disabled={!able || verifying.isPending} onClick={() => verifying.mutate()}>
        {verifying.isPending ? t.verifying.busy : t.verifying.verify}
        <span className="visually-hidden"> ({t.acting.revision(revision)})</span>
      </button>
      {!able && <span className="quiet">{t.verifying.notHere}</span>}
      <div role="status">
        {verifying.data !== undefined && <Outcome verdict={verifying.data} />}
        {verifying.error !== null && <p className="late">{t.verifying.notDone(problemWords(verifying.error, code, t).title)}</p>}
      </div>
    </div>
  );
}

function Outcome({ verdict: { failed, treeSize, key } }: { readonly verdict: Verdict }): ReactNode {
  const t = useWords();
  const reached = failed === null ? CHECKS.length : CHECKS.indexOf(failed);
  return (
    <>
      <p className={failed === null ? 'good' : 'late'}>{failed === null ? t.verifying.holds : t.verifying.fails}</p>
      <ul className="plain-list">
        {CHECKS.slice(0, reached + 1).map((check) => (
          <li key={check}>
            {check === failed ? '✗' : '✓'} {t.verifying.checks[check]}
          </li>
        ))}
      </ul>
      {failed === null && (
        <p className="quiet">
          {t.verifying.covers(treeSize ?? 0)} {t.verifying.compare} <code>{key}</code>
        </p>
      )}
    </>
  );
}
