import type { Context } from 'hono';
import type { Application } from '../app/application.ts';
import type { LaneName } from '../app/lanes.ts';
import type { Principal } from '../app/principal.ts';
import type { Instant } from '../kernel/instant.ts';
import type { SentForm } from './page/sent-form.ts';

/** What every route needs beside the request. */
export interface Site {
  readonly application: Application;
  /** Scheme, host and port of our own pages, for example `https://rules.example`. */
  readonly origin: string;
  /** Whether the pages are reached over HTTPS: cookies are then `Secure` and host-only. */
  readonly secure: boolean;
  /** Address of the style sheet, with the hash of its text. */
  readonly styleHref: string;
  /** Address of the script of the console, once it was made; without it pages do without. */
  readonly consoleScript: () => string | undefined;
  readonly now: () => Instant;
  /** A fresh one-time key for a form. */
  readonly newKey: () => string;
}

/** Who looks at a page. */
export interface Visitor {
  readonly principal: Principal;
  /** The session's secret, to end it. */
  readonly session?: string;
}

export interface WebEnvironment {
  readonly Variables: {
    visitor: Visitor;
    form: SentForm;
    /** Noted for whoever watches requests. */
    lane: LaneName;
  };
}

export type WebContext = Context<WebEnvironment>;
