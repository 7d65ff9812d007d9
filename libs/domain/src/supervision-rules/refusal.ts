import { reject, type Decision } from '../kernel/index.js';
import type { SupervisionRulesRejection } from './rejections.js';

export type Refusal = Extract<Decision<never, SupervisionRulesRejection>, { ok: false }>;

export const refuse = (tag: SupervisionRulesRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;
