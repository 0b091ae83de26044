/**
 * Hosts that need no parsing: plain `https://` with a host in lower-case letters before path or
 * end.
 */
const PLAIN: RegExp = /^https?:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]|$)/;

/**
 * The host of a link in lower case, as browsers read it: without user name, port, a final dot and
 * `www.`, and with other scripts in their `xn--` form. Undefined when the link has none.
 */
export function hostOf(link: string): string | undefined {
  const plain = PLAIN.exec(link)?.[1];
  const host = plain ?? parsedHost(link);
  return host?.startsWith('www.') ? host.slice(4) : host;
}

function parsedHost(link: string): string | undefined {
  const url = URL.parse(link) ?? URL.parse(`https://${link}`);
  const host = url?.hostname.toLowerCase().replace(/\.$/, '');
  return host === '' ? undefined : host;
}

/**
 * The entry that a host falls under: itself or a domain above it, label by label, so that
 * `attacker-example.com` is not under `example.com` and `shop.example.com` is.
 */
export function domainAbove(host: string, domains: ReadonlySet<string>): string | undefined {
  for (let at = 0; at !== -1; ) {
    const domain = host.slice(at);
    if (domains.has(domain)) return domain;
    const dot = host.indexOf('.', at);
    at = dot === -1 ? -1 : dot + 1;
  }
  return undefined;
}
