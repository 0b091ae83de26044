import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import { words } from '../words/words.ts';

/** How to sign in, for somebody who has no link at hand. */
export function signInHintView(): PageShape {
  const { sign } = words.frame;
  return {
    title: sign.hintTitle,
    body: html`<h1>${sign.hintTitle}</h1>
<p class="lead">${sign.hint}</p>
<ul><li>${sign.member}</li><li>${sign.staff}</li></ul>
<p>${sign.without}</p>
<p><a href="/rules">${words.frame.rules}</a> · <a href="/report">${words.frame.report}</a></p>`,
  };
}

/**
 * The page behind a sign-in link. Only its button uses the link up: programs that look at mail open
 * pages.
 */
export function signInLinkView(link: { readonly to: string; readonly key: string }): PageShape {
  const { sign } = words.frame;
  return {
    title: sign.title,
    body: html`<h1>${sign.linkReady}</h1>
<p class="lead">${sign.linkExplained}</p>
${formPieces('sign-in').form({ to: link.to, key: link.key, body: submit(sign.button) })}`,
  };
}
