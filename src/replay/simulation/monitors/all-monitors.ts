import { appealMonitors } from './appeals.ts';
import { contestMonitors } from './contests.ts';
import { decisionMonitors } from './decisions.ts';
import { emergencyMonitors } from './emergencies.ts';
import { evidenceMonitors } from './evidence.ts';
import { letterMonitors } from './letters.ts';
import { misuseMonitors } from './misuse.ts';
import type { Monitor } from './monitor.ts';
import { panelMonitors } from './panels.ts';
import { powerHolderMonitors } from './power-holders.ts';
import { recognitionMonitors } from './recognitions.ts';
import { registerMonitors } from './registers.ts';
import { restrictionMonitors } from './restrictions.ts';
import { ruleMonitors } from './rules.ts';
import { standingMonitors } from './standing.ts';
import { statementMonitors } from './statements.ts';
import { stewardMonitors } from './stewards.ts';

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
  ...contestMonitors,
  ...emergencyMonitors,
  ...letterMonitors,
  ...misuseMonitors,
  ...panelMonitors,
  ...recognitionMonitors,
  ...registerMonitors,
  ...stewardMonitors,
];
