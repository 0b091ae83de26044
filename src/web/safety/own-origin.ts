/** What a browser says about where a request comes from. */
export interface RequestOrigin {
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Whether our session's cookie came with it. */
  readonly withCookie: boolean;
}

/**
 * Whether a POST comes from one of our own pages. `Sec-Fetch-Site` decides where there is one,
 * because no page can set it. Browsers say `Origin: null` for forms on pages with `Referrer-Policy:
 * no-referrer`; that alone, or nothing at all, is believed only without a cookie, when there is
 * nothing that another site could make use of.
 */
export function comesFromUs(request: RequestOrigin, ownOrigin: string): boolean {
  const { fetchSite, origin, withCookie } = request;
  const unnamed = origin === undefined || origin === 'null';
  if (!unnamed && origin !== ownOrigin) return false;
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  return unnamed ? !withCookie : true;
}
