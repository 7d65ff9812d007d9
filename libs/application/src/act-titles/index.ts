import type { DomainEventType } from '../event-catalogue/recorded-event.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import { ASSIGNMENT_TITLES } from './assignment-titles.js';
import { DIRECTIVE_TITLES, INDICATOR_TITLES, OFFICE_TITLES } from './directive-titles.js';
import { REPORTING_TITLES, SUPERVISION_TITLES } from './supervision-titles.js';
import type { Title } from './titled.js';

export { ASSIGNMENT_TITLES } from './assignment-titles.js';
export { fieldLabel, FIELD_LABELS } from './field-labels.js';
export type { Title } from './titled.js';

/** What every act of the log is called. */
export const ACT_TITLES: Readonly<Record<DomainEventType, Title>> = { ...ASSIGNMENT_TITLES, ...DIRECTIVE_TITLES, ...INDICATOR_TITLES, ...OFFICE_TITLES, ...REPORTING_TITLES, ...SUPERVISION_TITLES };

/** The same by stored name. */
export const STORED_TITLES: Readonly<Record<string, Title>> = Object.fromEntries(Object.entries(ACT_TITLES).map(([type, title]) => [STORED_NAMES[type as DomainEventType], title]));
