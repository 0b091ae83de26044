import type { WatchedRequest } from './watch-requests.ts';

/**
 * One line of JSON for each request: enough to see what is slow or fails. There is no path with
 * ids, no query, body, header, address, member or token: a log is shipped and kept elsewhere.
 */
export function requestLine(
  { route, method, code, milliseconds, lane }: WatchedRequest,
  { id, time }: { readonly id: string; readonly time: string },
): string {
  const rounded = Math.round(milliseconds * 10) / 10;
  const told = {
    time,
    level: 'info',
    request: id,
    method,
    route,
    code,
    milliseconds: rounded,
    lane,
  };
  return `${JSON.stringify(told)}\n`;
}
