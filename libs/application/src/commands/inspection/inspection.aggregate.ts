import { inspectionDecider, inspectionId, type DecisionNumber, type InspectionCommand, type InspectionEvent, type InspectionId, type InspectionState } from '#libs/domain';
import type { Ids } from '../../ports/index.js';
import type { Aggregate } from '../aggregate.js';

export const INSPECTION: Aggregate<InspectionCommand, InspectionState, InspectionEvent> = {
  decider: inspectionDecider,
  foldVersion: 3,
  toJson: (state) => state,
  fromJson: (json) => json as InspectionState,
  settled: ({ stage }) => stage === 'closed' || stage === 'withdrawn',
};

export const INSPECTION_PREFIX = 'inspection-';
export const inspectionStream = (id: InspectionId): string => INSPECTION_PREFIX + id;

/** An inspection is known by the number of its decision, so that one number cannot decide two. */
export const inspectionIdOf = (ids: Ids, { issuer, year, number }: DecisionNumber): InspectionId => inspectionId(ids.derive('inspection', issuer, String(year), String(number)));
