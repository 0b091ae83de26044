import { activityRoutes } from './activities.ts';
import { appealRoutes } from './appeals.ts';
import { bulkRoutes } from './bulks.ts';
import { caseStepRoutes } from './case-steps.ts';
import { caseRoutes } from './cases.ts';
import { decisionRoutes } from './decisions.ts';
import { earlyEndRoutes } from './early-ends.ts';
import { hearingRoutes } from './hearings.ts';
import { memberRoutes } from './members.ts';
import { platformIntakeRoutes } from './platform-intake.ts';
import { receiptRoutes } from './receipts.ts';
import { reportRoutes } from './reports.ts';
import type { Route } from './resource.ts';
import { restrictionRoutes } from './restrictions.ts';
import type { PlatformIntake, ReadActivities } from './rim.ts';
import { rulebookRoutes } from './rulebook.ts';
import { staffRoutes } from './staff.ts';
import { statementRoutes } from './statements.ts';
import type { TokenCache } from './token-cache.ts';
import { tokenRoutes } from './tokens.ts';
import { webhookRoutes } from './webhooks.ts';

/** The whole route table, in the order of the OpenAPI document. */
export function allRoutes(given: {
  readonly readActivities: ReadActivities;
  readonly platforms: readonly PlatformIntake[];
  readonly tokens: TokenCache;
}): readonly Route[] {
  return [
    ...activityRoutes(given.readActivities),
    ...platformIntakeRoutes(given.platforms),
    ...reportRoutes,
    ...memberRoutes,
    ...caseRoutes,
    ...caseStepRoutes,
    ...hearingRoutes,
    ...decisionRoutes,
    ...bulkRoutes,
    ...statementRoutes,
    ...receiptRoutes,
    ...restrictionRoutes,
    ...earlyEndRoutes,
    ...appealRoutes,
    ...rulebookRoutes,
    ...staffRoutes,
    ...webhookRoutes,
    ...tokenRoutes(given.tokens),
  ];
}
