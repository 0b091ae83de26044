import { appealMonitors } from './appeals.ts';
import { decisionMonitors } from './decisions.ts';
import { evidenceMonitors } from './evidence.ts';
import type { Monitor } from './monitor.ts';
import { powerHolderMonitors } from './power-holders.ts';
import { restrictionMonitors } from './restrictions.ts';
import { ruleMonitors } from './rules.ts';
import { standingMonitors } from './standing.ts';
import { statementMonitors } from './statements.ts';

/** Everything that is watched while a community is simulated. */
export const monitors: readonly Monitor[] = [
  ...ruleMonitors,
  ...evidenceMonitors,
  ...decisionMonitors,
  ...statementMonitors,
  ...restrictionMonitors,
  ...standingMonitors,
  ...appealMonitors,
  ...powerHolderMonitors,
];
