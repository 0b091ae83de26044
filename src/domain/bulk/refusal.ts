import type { Refusal } from '../../kernel/refusal.ts';
import type { DecisionRefusalCode } from '../decision/refusal.ts';

/** A job's texts, roles and steps are judged by the rules of a single decision. */
export type BulkRefusalCode = DecisionRefusalCode | 'sample_required';
export type BulkRefusal = Refusal<BulkRefusalCode>;
