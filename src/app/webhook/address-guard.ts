import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

export interface AddressOptions {
  /** For the demo and tests only: allows `http` and this machine's own addresses, any port. */
  readonly allowLoopback: boolean;
}

const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);
/** Public by number, but answered by the cloud's own machinery. */
const DENIED: ReadonlySet<string> = new Set(['168.63.129.16']);
/** What IANA has assigned for global unicast, and the documentation block inside it (RFC 9637). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20');
/** Names that never mean a machine outside. */
const INSIDE_NAME: RegExp =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|onion)$/;

/**
 * Whether a webhook may be registered for an address: https on port 443 or 8443, a public host,
 * no name and password. The addresses a name resolves to are checked again at every connection.
 */
export function checkUrl(text: string, options: AddressOptions): Result<URL, Refusal> {
  const url = text.length <= limits.urlLengthMax && isPlain(text) ? URL.parse(text) : null;
  if (url === null) return notAllowed('This is not a web address');
  if (url.username !== '' || url.password !== '') {
    return notAllowed('Leave the name and password out of the address');
  }
  const host = hostOf(url);
  if (options.allowLoopback && isLoopbackHost(host) && /^https?:$/.test(url.protocol))
    return ok(url);
  if (url.protocol !== 'https:') return notAllowed('Only https is used');
  if (!PORTS.has(url.port)) return notAllowed('Only the ports 443 and 8443 are used');
  if (ipaddr.isValid(host)) {
    return isPublicAddress(host)
      ? ok(url)
      : notAllowed('This address is not on the public internet');
  }
  if (!isPublicName(host)) {
    return notAllowed('This name is not on the public internet');
  }
  return ok(url);
}

function isPublicName(host: string): boolean {
  const parts = host.split('.');
  const wellFormed = host.length <= 253 && parts.every((part) => part !== '' && part.length <= 63);
  return wellFormed && parts.length > 1 && !INSIDE_NAME.test(host);
}

/** Whether an IP address belongs to the public internet. Anything doubtful does not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || DENIED.has(parsed.toString())) return false;
  if (!(parsed instanceof ipaddr.IPv6)) return true;
  return parsed.match(GLOBAL_UNICAST) && !parsed.match(DOCUMENTATION);
}

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The failure of `guardedLookup`, told from a name that does not exist. */
export class BlockedAddress extends Error {
  readonly code = 'blocked_address';
}

/**
 * A `lookup` for node:https that resolves a name once, checks every address it has, and hands on
 * exactly the checked ones. So a name server that changes its answer between check and connection
 * gains nothing.
 */
export function guardedLookup(
  options: AddressOptions,
  resolve: Resolve = resolveAll,
): LookupFunction {
  return (host, asked, answer) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        const allowed = addresses.every(({ address }) => mayConnect(address, options));
        if (first === undefined || !allowed) {
          answer(new BlockedAddress('this name leads to an address that is not public'), '');
        } else if (asked.all === true) answer(null, [...addresses]);
        else answer(null, first.address, first.family);
      },
      (failure: NodeJS.ErrnoException) => answer(failure, ''),
    );
  };
}

function mayConnect(address: string, options: AddressOptions): boolean {
  return isPublicAddress(address) || (options.allowLoopback && isLoopbackAddress(address));
}

function resolveAll(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((settle, fail) => {
    lookup(host, { all: true, order: 'verbatim' }, (failure, addresses) => {
      if (failure === null) settle(addresses);
      else fail(failure);
    });
  });
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

/** Without the brackets of IPv6 and the full stop that may end a name. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

// URL parsers drop tabs and line breaks and turn backslashes.
// What is checked must be what is sent.
function isPlain(text: string): boolean {
  return !/[\s\\\p{Cc}]/u.test(text);
}

function notAllowed(why: string): Result<never, Refusal> {
  const accepted = 'Send a public https address such as `https://hooks.example.org/evenhand`.';
  return err(refuse('url_not_allowed', `${why}. ${accepted}`, { pointer: '/url' }));
}
