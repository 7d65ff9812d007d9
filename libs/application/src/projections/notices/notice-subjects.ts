import {
  DELEGATION_NOTICES, FILE_NOTICES, INDICATOR_NOTICES, INSPECTION_NOTICES, NOTICE_SUBJECTS, RANKING_NOTICES, REPORTING_NOTICES, REVIEW_NOTICES, URGING_NOTICES, type Notice, type NoticeParties, type NoticeSource, type NoticeSubject,
} from '#libs/domain';
import { obligationOfStream } from '../../commands/reporting/reporting-streams.js';
import { idOfStream } from '../../commands/stream-names.js';
import type { DomainEvent, DomainEventType, RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { RowBuffer } from '../running/row-buffer.js';

/** A kind of thing beside duties that notices are about. */
interface KnownSource {
  readonly source: NoticeSource<DomainEvent, NoticeParties>;
  /** Id of the thing that an event is about. */
  readonly idOf: (recorded: RecordedEvent) => string;
}

const known = <E extends DomainEvent, P extends NoticeParties>(source: NoticeSource<E, P>, idOf: KnownSource['idOf'] = ({ stream }) => idOfStream(stream)): KnownSource => ({
  source: source as unknown as KnownSource['source'], // only ever given events that it names
  idOf,
});

const SOURCES: readonly KnownSource[] = [
  known(URGING_NOTICES),
  known(INSPECTION_NOTICES),
  known(REPORTING_NOTICES, ({ stream }) => obligationOfStream(stream) ?? ''),
  known(REVIEW_NOTICES),
  known(INDICATOR_NOTICES),
  known(DELEGATION_NOTICES, ({ event }) => ('delegationId' in event.data ? event.data.delegationId : '')),
  known(RANKING_NOTICES),
  known(FILE_NOTICES),
];

const BY_EVENT = new Map(SOURCES.flatMap((each) => each.source.events.map((type) => [type, each] as const)));

/** The events of things beside duties that give notices or change whom they concern. */
export const SUBJECT_EVENTS: readonly DomainEventType[] = [...BY_EVENT.keys()];

export const SUBJECT_TABLE = 'CREATE TABLE subject(about INTEGER NOT NULL, id TEXT NOT NULL, symbol TEXT NOT NULL, summary TEXT NOT NULL, parties TEXT NOT NULL, PRIMARY KEY (about, id)) WITHOUT ROWID;';

/** A thing by its place in `NOTICE_SUBJECTS` and its id, with the notices that one of its events gives. */
export interface SubjectNotices {
  readonly about: number;
  readonly id: string;
  readonly notices: readonly Notice[];
}

/** Who has a part in each thing that notices are about, as of the last event that was fed. */
export class NoticeSubjects {
  private readonly rows: RowBuffer;
  /** Entered or changed in this batch, not written yet. */
  private readonly unwritten = new Map<string, { readonly about: number; readonly id: string; readonly parties: NoticeParties }>();

  constructor(private readonly database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'subject', 5, 'ON CONFLICT (about, id) DO UPDATE SET symbol = excluded.symbol, summary = excluded.summary, parties = excluded.parties');
  }

  /** Null when the event is none of these, or about a thing that is not known. */
  hear(recorded: RecordedEvent): SubjectNotices | null {
    const { event, metadata } = recorded;
    const found = BY_EVENT.get(event.type);
    if (found === undefined) return null;
    const [about, id] = [NOTICE_SUBJECTS.indexOf(found.source.about), found.idOf(recorded)];
    const before = this.partiesOf(about, id);
    const parties = found.source.partiesAfter(before, event);
    if (parties === null) return null;
    if (parties !== before) this.unwritten.set(`${about} ${id}`, { about, id, parties });
    return { about, id, notices: found.source.notices(event, metadata.act, parties) };
  }

  flush(): void {
    for (const { about, id, parties } of this.unwritten.values()) this.rows.add(about, id, parties.symbol, parties.summary, JSON.stringify(parties));
    this.rows.flush();
    this.unwritten.clear();
  }

  private partiesOf(about: number, id: string): NoticeParties | null {
    const fresh = this.unwritten.get(`${about} ${id}`);
    if (fresh !== undefined) return fresh.parties;
    const row = this.database.prepare('SELECT parties FROM subject WHERE about = ? AND id = ?').get(about, id);
    return row === undefined ? null : (JSON.parse(String(row['parties'])) as NoticeParties);
  }
}

/** What people know a thing by. */
export function subjectAt(database: SqlDatabase, about: number, id: string): { readonly kind: NoticeSubject; readonly symbol: string; readonly summary: string } | null {
  const row = database.prepare('SELECT symbol, summary FROM subject WHERE about = ? AND id = ?').get(about, id);
  const kind = NOTICE_SUBJECTS[about];
  return row === undefined || kind === undefined ? null : { kind, symbol: String(row['symbol']), summary: String(row['summary']) };
}
