import { activityRoutes } from './activities.ts';
import { appealRoutes } from './appeals.ts';
import { breakGlassRoutes } from './break-glass.ts';
import { bulkRoutes } from './bulks.ts';
import { caseStepRoutes } from './case-steps.ts';
import { caseRoutes } from './cases.ts';
import { correspondenceRoutes } from './correspondence.ts';
import { dangerRoutes } from './dangers.ts';
import { decisionRoutes } from './decisions.ts';
import { dutyRoutes } from './duties.ts';
import { earlyEndRoutes } from './early-ends.ts';
import { erasureRoutes } from './erasures.ts';
import { figureRoutes } from './figures.ts';
import { groupRoutes } from './groups.ts';
import { hearingRoutes } from './hearings.ts';
import { letterRoutes } from './letters.ts';
import { memberRoutes } from './members.ts';
import { orderRoutes } from './orders.ts';
import { outsideReviewRoutes } from './outside-reviews.ts';
import { panelRoutes } from './panels.ts';
import { platformIntakeRoutes } from './platform-intake.ts';
import { receiptRoutes } from './receipts.ts';
import { recognitionRoutes } from './recognitions.ts';
import { redressRoutes } from './redress.ts';
import { reportRoutes } from './reports.ts';
import type { Route } from './resource.ts';
import { restrictionRoutes } from './restrictions.ts';
import type { PlatformIntake, ReadActivities } from './rim.ts';
import { rulebookRoutes } from './rulebook.ts';
import { staffRoutes } from './staff.ts';
import { staffRecordRoutes } from './staff-record.ts';
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
    ...correspondenceRoutes,
    ...caseRoutes,
    ...caseStepRoutes,
    ...hearingRoutes,
    ...decisionRoutes,
    ...bulkRoutes,
    ...statementRoutes,
    ...receiptRoutes,
    ...restrictionRoutes,
    ...earlyEndRoutes,
    ...erasureRoutes,
    ...appealRoutes,
    ...redressRoutes,
    ...panelRoutes,
    ...outsideReviewRoutes,
    ...recognitionRoutes,
    ...orderRoutes,
    ...dangerRoutes,
    ...rulebookRoutes,
    ...staffRoutes,
    ...staffRecordRoutes,
    ...figureRoutes,
    ...groupRoutes,
    ...dutyRoutes,
    ...breakGlassRoutes,
    ...webhookRoutes,
    ...letterRoutes,
    ...tokenRoutes(given.tokens),
  ];
}
