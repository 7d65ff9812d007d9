import './files.css';
import { Button, FileButton, Progress } from '@mantine/core';
import { useState, type DragEvent, type ReactNode } from 'react';
import { ApiProblemError } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import type { Attachment } from './attachments.js';
import { writtenSize } from './written-size.js';
import type { Attachments } from './use-attachments.js';

/** Takes the files of an act, dropped or chosen, and shows how each of them fares. */
export function FileDrop({ attachments, missing }: { readonly attachments: Attachments; readonly missing: boolean }): ReactNode {
  const { t } = useLanguage();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    attachments.add([...event.dataTransfer.files]);
  };
  return (
    <fieldset className="drop" data-over={over || undefined} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <legend>{t.files.title}</legend>
      <div className="row">
        <span>{t.files.drop}</span>
        <FileButton multiple onChange={(files) => attachments.add(files)} inputProps={{ 'aria-label': t.files.choose, tabIndex: -1 }}>
          {(props) => (
            <Button {...props} variant="default" size="compact-md">
              {t.files.choose}
            </Button>
          )}
        </FileButton>
      </div>
      <p className="quiet">{t.files.kinds}</p>
      {attachments.list.length > 0 && (
        <ul className="plain-list" aria-label={t.files.list}>
          {attachments.list.map((one) => (
            <AttachmentItem key={one.id} one={one} attachments={attachments} />
          ))}
        </ul>
      )}
      {missing && (
        <p className="late" role="alert">
          {t.files.notReady}
        </p>
      )}
    </fieldset>
  );
}

function AttachmentItem({ one: { id, file, progress }, attachments }: { readonly one: Attachment; readonly attachments: Attachments }): ReactNode {
  const { t, code } = useLanguage();
  return (
    <li className="row attachment">
      <span className="attachment-name">
        {file.name} {'size' in file && <span className="quiet">({t.files.size(writtenSize(file.size, code))})</span>}
      </span>
      <ProgressWords progress={progress} name={file.name} />
      {progress.kind === 'failed' && !(progress.error instanceof ApiProblemError) && (
        <Button variant="default" size="compact-sm" onClick={() => attachments.again(id)}>
          {t.files.again}
        </Button>
      )}
      <Button variant="default" size="compact-sm" aria-label={t.files.remove(file.name)} onClick={() => attachments.remove(id)}>
        {t.files.removeShort}
      </Button>
    </li>
  );
}

function ProgressWords({ progress, name }: { readonly progress: Attachment['progress']; readonly name: string }): ReactNode {
  const { t, code } = useLanguage();
  switch (progress.kind) {
    case 'queued':
      return <span className="quiet">{t.files.queued}</span>;
    case 'sending': {
      const percent = Math.round(progress.part * 100);
      return (
        <span className="sending">
          <Progress value={percent} aria-label={name} /> <span className="quiet">{t.files.sending(percent)}</span>
        </span>
      );
    }
    case 'scanning':
      return (
        <span className="soon" role="status">
          {t.files.scanning}
        </span>
      );
    case 'ready':
      return (
        <span className="good" role="status">
          {t.files.ready}
        </span>
      );
    case 'objected':
      return (
        <span className="late" role="alert">
          {t.files[progress.objection]}
        </span>
      );
    case 'failed': {
      const { title, next } = problemWords(progress.error, code, t);
      return (
        <span className="late" role="alert">
          {title} {next}
        </span>
      );
    }
  }
}
