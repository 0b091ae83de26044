import { bad, type Check, good } from './check.ts';

const NAME = 'outside view';
const PATIENCE_MS = 5_000;
/** Far more than the keys of a log. */
const CHARACTERS_MAX = 65_536;

/**
 * Asks the public address for the keys of the log, as anybody can, and holds them to those of this
 * data directory: whoever follows a link must come here and nowhere else.
 */
export async function outsideView(publicUrl: string, ours: readonly string[]): Promise<Check> {
  const url = `${publicUrl}/log/key`;
  const { hostname } = new URL(publicUrl);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  let answer: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    answer = await fetch(url, { redirect: 'manual', signal });
    text = (await answer.text()).slice(0, CHARACTERS_MAX);
  } catch (problem) {
    if (isHere) return good(NAME, `nothing listens at ${publicUrl} now; ask while the server runs`);
    return bad(
      NAME,
      `${url} cannot be reached (${reasonOf(problem)}); look whether the server runs, and at name, ` +
        'firewall, certificate and proxy',
    );
  }
  if (answer.status !== 200) {
    return bad(
      NAME,
      `${url} answers ${answer.status}; let the proxy pass every path on to this server as it is`,
    );
  }
  const keys = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return keys.some((key) => ours.includes(key))
    ? good(NAME, `${publicUrl} answers, with the log of this data directory`)
    : bad(
        NAME,
        `${publicUrl} answers, but with another log or none: another server stands there; mend ` +
          '`publicUrl` or the proxy',
      );
}

function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  const { cause } = problem;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : problem.name;
}
