import type { Principal } from '../../app/principal.ts';
import { consoleParts } from '../console/console-parts.ts';
import { type Html, html, nothing } from '../markup.ts';
import { visible } from '../text/visible.ts';
import { languages } from '../words/languages.ts';
import { directionOfPage, languageOfPage, type Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** What surrounds a page: the community's name, who looks at it, and where the styles are. */
export interface Surroundings {
  readonly siteName: string;
  readonly visitor: Principal;
  readonly path: string;
  /** Where choosing a language leads back to. */
  readonly back: string;
  readonly styleHref: string;
  readonly newKey: () => string;
  /** Address of the script that the pages of staff have. */
  readonly consoleScript?: string;
}

export interface PageShape {
  readonly title: Text;
  readonly body: Html;
  /** For pages with two columns. */
  readonly wide?: boolean;
}

/** The whole document. */
export function page(around: Surroundings, shape: PageShape): Html {
  const siteName = around.siteName === '' ? words.frame.unnamed : around.siteName;
  return html`<!doctype html>
<html lang="${languageOfPage}" dir="${directionOfPage}">
<head>
<meta charset="utf-8">
<title>${shape.title} · ${siteName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${around.styleHref}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${words.frame.skip}</a>
<header class="top">
<a class="site" href="/">${visible(siteName)}</a>
${navigation(around)}
</header>
<main id="main" tabindex="-1" class="${shape.wide === true ? 'wide' : 'narrow'}">
${shape.body}
</main>
<footer class="bottom"><p>${words.frame.footer}</p>
${languageChoice(around)}</footer>
${around.consoleScript === undefined ? nothing : consoleParts(around.consoleScript)}
</body>
</html>
`;
}

interface Destination {
  readonly href: string;
  readonly caption: Text;
}

function navigation(around: Surroundings): Html {
  const links = destinations(around.visitor).map(({ href, caption }) => {
    const here = around.path === href || around.path.startsWith(`${href}/`);
    return html`<li><a href="${href}"${here ? html` aria-current="page"` : ''}>${caption}</a></li>`;
  });
  return html`<nav aria-label="${words.frame.navigation}"><ul>${links}</ul></nav>
${who(around)}`;
}

function destinations(visitor: Principal): readonly Destination[] {
  const everybody = [
    { href: '/rules', caption: words.frame.rules },
    { href: '/report', caption: words.frame.report },
  ];
  if (visitor.kind === 'member') return [...everybody, { href: '/me', caption: words.frame.me }];
  if (visitor.kind !== 'staff')
    return [...everybody, { href: '/sign-in', caption: words.frame.signIn }];
  const decides = visitor.roles.some((role) => ['moderator', 'lead', 'ombud'].includes(role));
  const oversees = visitor.roles.includes('operator');
  const keeps = visitor.roles.some((role) => ['operator', 'lead'].includes(role));
  const reviews = visitor.roles.some((role) => ['reviewer', 'lead', 'ombud'].includes(role));
  const posts = visitor.roles.some((role) => ['operator', 'lead'].includes(role));
  return [
    ...everybody,
    ...(decides ? [{ href: '/m', caption: words.frame.cases }] : []),
    ...(reviews ? [{ href: '/a', caption: words.frame.appeals }] : []),
    ...(reviews ? [{ href: '/lead', caption: words.lead.nav }] : []),
    ...(oversees && !reviews ? [{ href: '/unheard', caption: words.redress.staff.unheard }] : []),
    { href: '/g', caption: words.frame.groups },
    { href: '/e', caption: words.frame.emergency },
    { href: '/record', caption: words.frame.record },
    ...(posts ? [{ href: '/letters', caption: words.mail.letters.title }] : []),
    ...(keeps ? [{ href: '/o', caption: words.register.nav }] : []),
  ];
}

function who({ visitor, newKey }: Surroundings): Html {
  if (visitor.kind !== 'member' && visitor.kind !== 'staff') return nothing;
  const name = visitor.kind === 'member' ? visitor.member : visitor.staff;
  return html`<form method="post" action="/sign-out" class="who">
<span>${words.frame.signedInAs} ${visible(name)}</span>
<input type="hidden" name="key" value="${newKey()}">
<button type="submit" class="quiet">${words.frame.signOut}</button>
</form>`;
}

// Each language under its own name, so that whoever reads only that one finds it.
function languageChoice({ back, newKey }: Surroundings): Html {
  const choices = languages.map(
    ({ tag, ownName, direction }) =>
      html`<button type="submit" class="quiet" name="language" value="${tag}" lang="${tag}" dir="${direction}">${ownName}</button>`,
  );
  return html`<form method="post" action="/language" class="languages" aria-label="${words.frame.language}">
<input type="hidden" name="key" value="${newKey()}">
<input type="hidden" name="back" value="${back}">
${choices}
</form>`;
}
