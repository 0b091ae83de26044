import { z } from 'zod';
import { limits } from '../kernel/limits.ts';
import { type Route, reply, route } from './resource.ts';
import { grantableScope } from './schema/closed-list.ts';
import { text } from './schema/part.ts';
import type { TokenCache } from './token-cache.ts';

const SCOPES_MAX = 20;

const tokenInput = z.strictObject({
  name: z.string().min(1).max(limits.nameLengthMax),
  scopes: z.array(grantableScope).min(1).max(SCOPES_MAX),
});

/** Service tokens: shown once, kept by hash, revoked at once. */
export function tokenRoutes(tokens: TokenCache): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/tokens',
      operation: 'issueToken',
      summary: 'Make a service token with the scopes it needs; it is shown this once',
      audience: { staff: ['operator'] },
      body: tokenInput,
      success: 201,
      answer: z.strictObject({ token: text, id: text }),
      handle: ({ signIn }, { body, call }) =>
        reply(signIn.issueToken(body, call), (issued) => ({ body: issued, status: 201 })),
    }),
    route({
      method: 'delete',
      path: '/v1/tokens/{token}',
      operation: 'revokeToken',
      summary: 'Revoke a service token; it opens nothing any more',
      audience: { staff: ['operator'] },
      success: 200,
      answer: z.strictObject({ id: text }),
      handle: ({ signIn }, { parameters, call }) =>
        reply(signIn.revokeToken(parameters.token, call), (revoked) => {
          tokens.clear();
          return { body: revoked };
        }),
    }),
  ];
}
