import { ok } from '../kernel/result.ts';
import { appealRoles } from './audience.ts';
import { type Route, reply, route } from './resource.ts';
import { figures, overview } from './schema/figures-answer.ts';

/** How the work of the community stands: in public, and for those who look after it. */
export const figureRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/figures',
    operation: 'readFigures',
    summary: 'Decisions, appeals, promises and reports in figures; `null` is withheld, see T5',
    audience: { anonymous: true, member: true, staff: 'any' },
    success: 200,
    answer: figures,
    handle: async ({ figures: area }) => ok({ body: await area.read() }),
  }),
  route({
    method: 'get',
    path: '/v1/overview',
    operation: 'readOverview',
    summary: 'How the work stands: promises, emergency access, and for leads what needs an eye',
    audience: { staff: appealRoles },
    success: 200,
    answer: overview,
    handle: ({ figures: area }, { call }) => reply(area.overview(call)),
  }),
];
