import { refusalCodes, refuse } from '../kernel/refusal.ts';
import { problemResponse } from './problem.ts';
import { problemKinds } from './problem-table.ts';
import { jsonHeaders, publicCaching } from './security-headers.ts';

/**
 * What a problem's `type` leads to: the code, its HTTP status and its title; HTML for a browser.
 */
export function problemPage(wanted: string, accept: string): Response {
  const code = refusalCodes.find((candidate) => candidate === wanted);
  if (code === undefined) {
    return problemResponse([refuse('not_found', 'There is no problem with this code')]);
  }
  const { status, title } = problemKinds[code];
  const headers = { ...jsonHeaders, ...publicCaching };
  if (!accept.includes('text/html')) {
    return new Response(JSON.stringify({ code, status, title }), { headers });
  }
  const html =
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    `<title>${code}</title><h1>${title}</h1>` +
    `<p>Code <code>${code}</code>, HTTP status ${status}.</p></html>`;
  return new Response(html, {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  });
}
