import { z } from 'zod';
import type { Route } from './resource.ts';
import { appealRow, appealView, caseView, queueRow, standing } from './schema/case-answer.ts';
import { measure, person, reasonInput, subject } from './schema/input.ts';
import {
  appealStatus,
  memberPowers,
  reportReceipt,
  reportStatus,
  statementView,
} from './schema/member-answer.ts';
import { memberFile } from './schema/member-file.ts';
import { decision, evidence, restriction, rule, ruleRef, rung } from './schema/part.ts';
import { problemSchema } from './schema/problem.ts';
import {
  delivery,
  rulebookVersion,
  screening,
  staffView,
  webhookEndpoint,
} from './schema/staff-answer.ts';

/** Shapes with a name of their own, for generated clients. */
const named: Readonly<Record<string, z.ZodType>> = {
  Appeal: appealView,
  AppealProgress: appealStatus,
  AppealRow: appealRow,
  Case: caseView,
  CaseRow: queueRow,
  Decision: decision,
  Delivery: delivery,
  Evidence: evidence,
  Measure: measure,
  MemberFile: memberFile,
  Person: person,
  Powers: memberPowers,
  Problem: problemSchema,
  ReportProgress: reportStatus,
  ReportReceipt: reportReceipt,
  Reason: reasonInput,
  Restriction: restriction,
  Rule: rule,
  RuleRef: ruleRef,
  RulebookVersion: rulebookVersion,
  Rung: rung,
  Screening: screening,
  StaffMember: staffView,
  Standing: standing,
  Statement: statementView,
  Subject: subject,
  WebhookEndpoint: webhookEndpoint,
};

export interface ComponentSchemas {
  /** By name, sorted. */
  readonly all: Readonly<Record<string, unknown>>;
  /** The reference to a schema that was registered. */
  of(schema: z.ZodType): { readonly $ref: string };
}

/**
 * Every shape of the table under a name: its own, or that of the operation that takes or gives
 * it.
 */
export function componentSchemas(routes: readonly Route[]): ComponentSchemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const { operation, body, answer } of routes) {
    const base = operation.charAt(0).toUpperCase() + operation.slice(1);
    if (body !== undefined && !registry.has(body)) registry.add(body, { id: `${base}Request` });
    if (!registry.has(answer)) registry.add(answer, { id: `${base}Answer` });
  }
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri, unrepresentable: 'any' });
  const sorted = Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    all: Object.fromEntries(sorted.map(([id, schema]) => [id, withoutIdentity(schema)])),
    of: (schema) => {
      const id = registry.get(schema)?.id;
      if (id === undefined) throw new TypeError('this schema is not part of the route table');
      return { $ref: uri(id) };
    },
  };
}

// The document itself says which dialect and where; on each schema they would only distract.
function withoutIdentity(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { $schema: _schema, $id: _id, id: _name, ...rest } = schema;
  return rest;
}
