/**
 * Headers on every answer of the api (threats T01, T15, T25). Answers may be about persons, so
 * nothing is stored on the way unless a route says otherwise; nothing the api sends runs or loads
 * anything.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const jsonHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-type': 'application/json; charset=utf-8',
};

/** For what is the same for everybody: the rulebook, the api's description, the problem pages. */
export const publicCaching: Readonly<Record<string, string>> = {
  'cache-control': 'public, max-age=60',
};
