import type { IndicatorEvent } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

const HANDLED = [
  'IndicatorDefined', 'IndicatorAmended', 'IndicatorWithdrawn', 'IndicatorLinked', 'IndicatorUnlinked', 'MeasurementRecorded', 'MeasurementCorrected', 'MeasurementWithdrawn',
] as const satisfies readonly IndicatorEvent['type'][]; // prettier-ignore

/**
 * Indicators, their links and their measurements, each act a row of its own, so that every past moment can be asked for
 * (R10, R13). How a milestone stands is worked out when asked. `place` sorts codes as a reader would: II.2.4 before II.2.10.
 */
export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  schema: `
    CREATE TABLE definition(idx INTEGER PRIMARY KEY, indicator TEXT NOT NULL, revision INTEGER NOT NULL, act TEXT NOT NULL, directive TEXT, place TEXT, content TEXT, basis TEXT);
    CREATE TABLE link(idx INTEGER PRIMARY KEY, indicator TEXT NOT NULL, revision INTEGER NOT NULL, linked INTEGER NOT NULL, duty TEXT NOT NULL, reason TEXT);
    CREATE TABLE measurement(idx INTEGER PRIMARY KEY, indicator TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, period TEXT NOT NULL, act TEXT NOT NULL, content TEXT, reason TEXT,
      at INTEGER NOT NULL, acting TEXT NOT NULL);`,
  indexes: `
    CREATE INDEX definition_of ON definition(indicator, idx);
    CREATE INDEX link_of ON link(indicator, idx);
    CREATE INDEX measurement_of ON measurement(indicator, body, period, idx);`,
  handles: new Set(HANDLED),
  open: (database) => new IndicatorWriter(database),
};

class IndicatorWriter implements ProjectionWriter {
  private readonly definitions: RowBuffer;
  private readonly links: RowBuffer;
  private readonly measurements: RowBuffer;

  constructor(database: SqlDatabase) {
    this.definitions = new RowBuffer(database, 'definition', 8);
    this.links = new RowBuffer(database, 'link', 6);
    this.measurements = new RowBuffer(database, 'measurement', 10);
  }

  apply({ index, at, recorded: { event, revision, metadata } }: FedEvent): void {
    switch (event.type) {
      case 'IndicatorDefined': {
        const { indicatorId, directiveId, content } = event.data;
        return this.definitions.add(index, indicatorId, revision, 'defined', directiveId, placeOf(content.code), JSON.stringify(content), null);
      }
      case 'IndicatorAmended':
        return this.definitions.add(index, event.data.indicatorId, revision, 'amended', null, null, JSON.stringify(event.data.content), event.data.basis);
      case 'IndicatorWithdrawn':
        return this.definitions.add(index, event.data.indicatorId, revision, 'withdrawn', null, null, null, event.data.basis);
      case 'IndicatorLinked':
        return this.links.add(index, event.data.indicatorId, revision, 1, JSON.stringify(event.data.duty), null);
      case 'IndicatorUnlinked':
        return this.links.add(index, event.data.indicatorId, revision, 0, JSON.stringify(event.data.duty), event.data.reason);
      case 'MeasurementRecorded':
      case 'MeasurementCorrected':
      case 'MeasurementWithdrawn': {
        const { indicatorId, body, period } = event.data;
        const content = 'measurement' in event.data ? JSON.stringify(event.data.measurement) : null;
        const reason = 'reason' in event.data ? event.data.reason : null;
        return this.measurements.add(index, indicatorId, revision, body, period, ACTS[event.type], content, reason, at, metadata.act.actingFor ?? metadata.act.body);
      }
    }
  }

  flush(): void {
    this.definitions.flush();
    this.links.flush();
    this.measurements.flush();
  }
}

const ACTS = { MeasurementRecorded: 'recorded', MeasurementCorrected: 'corrected', MeasurementWithdrawn: 'withdrawn' } as const;

const placeOf = (code: string): string => code.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
