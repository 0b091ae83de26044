import { z } from 'zod';
import type { Application } from '../app/application.ts';
import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { RulebookVersion } from '../rulebook/model.ts';
import { type Reply, type Route, reply, route } from './resource.ts';
import { instantField } from './schema/field.ts';
import { count, text, time } from './schema/part.ts';
import { rulebookVersion } from './schema/staff-answer.ts';
import { publicCaching } from './security-headers.ts';

const everybody = {
  anonymous: true,
  member: true,
  staff: 'any',
} as const;

const publication = z.strictObject({
  files: z.record(
    z.string().min(1).max(limits.identifierLengthMax),
    z.string().max(limits.bodyBytesMax),
  ),
  effectiveFrom: instantField.exactOptional(),
});

const versionLine = z.strictObject({
  number: count,
  hash: text,
  publishedAt: time,
  effectiveFrom: time,
});

/** The rulebook is public: everybody reads the same one, as it is and as it was (R4). */
export const rulebookRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/rulebook',
    operation: 'readRulebook',
    summary: 'The rulebook in force',
    audience: everybody,
    success: 200,
    answer: rulebookVersion,
    handle: ({ rulebooks }) => ofVersion(rulebooks.current(), 'No rulebook is in force yet'),
  }),
  route({
    method: 'get',
    path: '/v1/rulebook/versions',
    operation: 'listRulebookVersions',
    summary: 'Every version ever published, oldest first',
    audience: everybody,
    success: 200,
    answer: z.strictObject({ items: z.array(versionLine) }),
    handle: (application) => ok(versionLines(application)),
  }),
  route({
    method: 'get',
    path: '/v1/rulebook/versions/{version}',
    operation: 'readRulebookVersion',
    summary: 'One version, as it was published',
    audience: everybody,
    success: 200,
    answer: rulebookVersion,
    handle: ({ rulebooks }, { parameters }) => {
      const { versions } = rulebooks.history();
      const found = versions.find(({ number }) => String(number) === parameters.version);
      return ofVersion(found, `There is no version ${parameters.version} of the rulebook`);
    },
  }),
  route({
    method: 'post',
    path: '/v1/rulebook/versions',
    operation: 'publishRulebook',
    summary: 'Publish a version: the directory as path and text, in force from a moment on',
    audience: { scope: 'rulebook:publish', staff: ['operator', 'lead'] },
    body: publication,
    success: 201,
    answer: rulebookVersion,
    handle: ({ rulebooks }, { body, call }) =>
      reply(rulebooks.publish(body, call), (version) => ({
        body: version,
        status: 201,
        headers: { location: `/v1/rulebook/versions/${version.number}` },
      })),
  }),
];

function ofVersion(
  version: RulebookVersion | undefined,
  otherwise: string,
): Result<Reply, Refusal> {
  if (version === undefined) return err(refuse('not_found', otherwise));
  return ok({ body: version, version: version.number, headers: publicCaching });
}

function versionLines({ rulebooks }: Application): Reply {
  const items = rulebooks
    .history()
    .versions.map(({ number, hash, publishedAt, effectiveFrom }) => ({
      number,
      hash,
      publishedAt,
      effectiveFrom,
    }));
  return { body: { items }, headers: publicCaching };
}
