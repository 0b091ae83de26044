import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Call } from '../../app/contract/call.ts';
import type { Principal } from '../../app/principal.ts';
import { consoleScriptFor } from '../console/console-route.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import type { Site, WebContext } from '../site.ts';
import { handFor } from '../words/hands.ts';
import { type PageShape, page, type Surroundings } from './frame.ts';
import { pageLanguage } from './language.ts';

/** What surrounds every page of this request. */
export function surroundings(site: Site, context: WebContext): Surroundings {
  const inForce = versionInForceAt(historyFor(site, context), site.now());
  const script = consoleScriptFor(site, context);
  return {
    siteName: inForce?.rulebook.name ?? '',
    visitor: context.get('visitor').principal,
    path: context.req.path,
    back: backTo(context),
    styleHref: site.styleHref,
    newKey: site.newKey,
    ...(script === undefined ? {} : { consoleScript: script }),
  };
}

// What answers a form has the address of the form; the page it came from is above that.
function backTo(context: WebContext): string {
  const { path, method, url } = context.req;
  if (method === 'GET') return `${path}${new URL(url).search}`;
  return path.slice(0, path.lastIndexOf('/')) || path;
}

export function respond(
  site: Site,
  context: WebContext,
  shape: PageShape & { readonly httpStatus?: ContentfulStatusCode },
): Response {
  return context.html(
    page(surroundings(site, context), shape).written(handFor(pageLanguage(site, context))),
    shape.httpStatus ?? 200,
  );
}

/** After a POST the browser is sent to a page, so that loading it again repeats nothing. */
export function seeOther(context: WebContext, to: string): Response {
  return context.redirect(to, 303);
}

/** A call that only reads. */
export function reading(context: WebContext, by?: Principal): Call {
  return { by: by ?? context.get('visitor').principal };
}

/**
 * A call that writes, with the form's one-time key. `route` names the act and what it is about, and
 * never holds a secret, because it is stored.
 */
export function writing(
  context: WebContext,
  act: {
    readonly route: string;
    readonly by?: Principal;
    /** Pass on the version that the form was made for. */
    readonly versioned?: boolean;
  },
): Call {
  const { values, key, fingerprint } = context.get('form');
  const version = Number(values.one('version'));
  return {
    by: act.by ?? context.get('visitor').principal,
    idempotency: { key, route: `POST ${act.route}`, fingerprint },
    ...(act.versioned === true && Number.isSafeInteger(version) && version > 0
      ? { expectedVersion: version }
      : {}),
  };
}
