import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { parseInstant } from '../../kernel/instant.ts';
import type { Refusal, RefusalCode } from '../../kernel/refusal.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { Site, WebContext } from '../site.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { sayingOf } from './form-refusal.ts';
import { respond } from './respond.ts';
import type { FormValues, Problem } from './sent-form.ts';

const httpStatuses: Readonly<Partial<Record<RefusalCode, ContentfulStatusCode>>> = {
  not_configured: 503,
  clock_suspect: 503,
  storage_full: 503,
  unavailable: 503,
  overloaded: 503,
  cross_site: 403,
  not_signed_in: 401,
  authority_ended: 403,
  missing_scope: 403,
  not_found: 404,
  unsupported_media_type: 415,
  too_large: 413,
  in_progress: 409,
  idempotency_key_required: 400,
  idempotency_key_invalid: 400,
  idempotency_key_reused: 409,
  too_many: 429,
  role_required: 403,
  conflict_of_interest: 403,
  independent_reviewer_exists: 409,
  too_few_volunteers: 409,
  version_required: 412,
  version_changed: 412,
  leased_by_other: 409,
  lease_required: 409,
  finding_already_recorded: 409,
  sample_required: 409,
  already_decided: 409,
  case_closed: 409,
  deadline_passed: 409,
  already_judged: 409,
};

/** What was typed is not acceptable, unless the code says something else. */
export function httpStatusOf(refusal: Refusal): ContentfulStatusCode {
  return httpStatuses[refusal.refused] ?? 422;
}

/** The refusal as a form shows it. `fields` maps the first part of a pointer to a field's name. */
export function problemOf(
  refusal: Refusal,
  fields: Readonly<Record<string, string>> = {},
): Problem {
  const [, first, second] = (refusal.pointer ?? '').split('/');
  if (first === undefined || first === '') return { message: sayingOf(refusal) };
  const field = fields[`${first}/${second}`] ?? fields[first] ?? first;
  return { message: sayingOf(refusal), field };
}

/** A page for a refusal that belongs to no form, with what was typed, if anything was. */
export function refusalPage(
  site: Site,
  context: WebContext,
  refusal: Refusal,
  typed?: FormValues,
): Response {
  const { title, text } = sentences(refusal);
  return respond(site, context, {
    title,
    httpStatus: httpStatusOf(refusal),
    body: html`<h1>${title}</h1>
<p class="lead">${text}</p>
${winner(refusal)}
${refusal.refused === 'not_found' ? html`<p>${words.frame.notFound.hint}</p>` : ''}
${keptTexts(typed)}
<p>${wayOn(refusal, context)}</p>`,
  });
}

interface Sentences {
  readonly title: Text;
  readonly text: Text;
}

function sentences(refusal: Refusal): Sentences {
  const { frame } = words;
  switch (httpStatusOf(refusal)) {
    case 404:
      return frame.notFound;
    case 401:
      return frame.signInNeeded;
    case 503:
      return { title: frame.unavailable.title, text: sayingOf(refusal) };
    case 409:
    case 412:
      return { title: frame.conflict.title, text: sayingOf(refusal) };
    case 403:
      return refusal.refused === 'cross_site'
        ? frame.crossSite
        : { title: frame.notYours.title, text: sayingOf(refusal) };
    case 413:
      return frame.tooLarge;
    case 400:
    case 415:
      return frame.unreadable;
    default:
      return { title: frame.refused.title, text: sayingOf(refusal) };
  }
}

// Whoever came second reads who was first and when.
function winner({ facts }: Refusal): Html {
  const by = facts?.['decidedBy'];
  const at =
    typeof facts?.['decidedAt'] === 'string' ? parseInstant(facts['decidedAt']) : undefined;
  if (typeof by !== 'string' || at?.ok !== true) return nothing;
  return html`<p class="meta">${words.frame.conflict.decidedBy} ${visible(by)} · ${moment(at.value)}</p>`;
}

// The page that a form belongs to is the address above the form's own.
function wayOn(refusal: Refusal, context: WebContext): Html {
  if (refusal.refused === 'not_signed_in') {
    return html`<a href="/sign-in">${words.frame.sign.hintTitle}</a>`;
  }
  const { path, method } = context.req;
  const above = path.slice(0, path.lastIndexOf('/'));
  return method === 'POST' && above !== ''
    ? html`<a href="${above}">${words.frame.back}</a>`
    : html`<a href="/">${words.frame.toFront}</a>`;
}

function keptTexts(typed: FormValues | undefined): Html {
  const texts = typed?.typedTexts() ?? [];
  if (texts.length === 0) return nothing;
  const boxes = texts.map(
    (
      text,
      index,
    ) => html`<textarea readonly rows="6" dir="auto" aria-label="${words.frame.conflict.kept} ${index + 1}">
${text}</textarea>`,
  );
  return html`<section><h2>${words.frame.conflict.kept}</h2>${boxes}</section>`;
}
