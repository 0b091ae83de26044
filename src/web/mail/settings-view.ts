import type { CorrespondenceView } from '../../app/contract/correspondence.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface SettingsPage {
  readonly correspondence: CorrespondenceView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** In which language and to which address a member is written to. */
export function settingsView(model: SettingsPage): PageShape {
  const { settings } = words.mail;
  return {
    title: settings.title,
    body: html`<h1>${settings.title}</h1>
<p class="lead">${settings.lead}</p>
<section class="card"><h2>${settings.language}</h2>
<p>${settings.languageText}</p>
${languageForm(model)}</section>
<section class="card"><h2>${settings.address}</h2>
${address(model)}</section>`,
  };
}

function languageForm({ correspondence, newKey, attempt }: SettingsPage): Html {
  const { settings } = words.mail;
  const pieces = formPieces('language', attempt);
  return pieces.form({
    to: '/me/messages/language',
    key: newKey(),
    body: [
      pieces.select({
        name: 'language',
        caption: settings.language,
        hint: settings.languageHint,
        required: true,
        initial: correspondence.language,
        choices: correspondence.languages.map((tag) => ({ value: tag, caption: ownName(tag) })),
      }),
      submit(settings.languageSend),
    ],
  });
}

/** A language's name as its own readers write it. */
function ownName(tag: string): Html {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return html`${name}`;
}

function address(model: SettingsPage): Html {
  const { settings } = words.mail;
  if (model.correspondence.mail === 'not-sent' && model.correspondence.address === undefined) {
    return html`<p>${settings.noMail}</p>`;
  }
  return html`<p>${settings.addressText}</p>
${given(model)}
${addressForm(model)}`;
}

function given({ correspondence, newKey }: SettingsPage): Html {
  const { settings } = words.mail;
  const { address: stored } = correspondence;
  if (stored === undefined) return nothing;
  const pieces = formPieces('remove');
  return html`<p>${
    stored.text === undefined
      ? settings.hidden
      : html`${settings.given} <strong>${visible(stored.text)}</strong>.`
  }
${stored.confirmedAt === undefined ? settings.waiting : html`${settings.confirmed} ${moment(stored.confirmedAt)}.`}</p>
${pieces.form({
  to: '/me/messages/remove',
  key: newKey(),
  body: [
    submit(settings.remove, { quiet: true }),
    html`<p class="hint">${settings.removeHint}</p>`,
  ],
})}`;
}

function addressForm({ newKey, attempt }: SettingsPage): Html {
  const { settings } = words.mail;
  const pieces = formPieces('address', attempt);
  return pieces.form({
    to: '/me/messages/address',
    key: newKey(),
    body: [
      pieces.line({
        name: 'address',
        caption: settings.addressBox,
        hint: settings.addressHint,
        required: true,
      }),
      submit(settings.addressSend),
    ],
  });
}
