import type { CharterView, GroupView } from '../../app/contract/groups.ts';
import { type Html, html } from '../markup.ts';
import { day, lengthText, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Who acts for a group now, or that the staff look after it. */
export function actingLine({ acting }: GroupView): Html {
  const { group, seats } = words.stewardship;
  if (acting === undefined) return html`<p>${group.nobody}</p>`;
  return html`<p>${visible(acting.steward)} <span class="hint">(${seats[acting.as]}${
    acting.until === undefined ? '' : html`, ${group.until} ${moment(acting.until)}`
  })</span></p>`;
}

/** The charter as it is read: text, duties with their times, who appointed and when. */
export function charterView(charter: CharterView): Html {
  const { group, seats, duties } = words.stewardship;
  return html`<p><strong>${group.charter}</strong> · ${group.version({ version: charter.version })} · ${seats[charter.seat]}${
    charter.until === undefined ? '' : html` ${group.until} ${day(charter.until)}`
  }</p>
${quotation(charter.text)}
<ul>${charter.duties.map(
    ({ duty, within }) => html`<li>${duties[duty]} ${group.within} ${lengthText(within)}</li>`,
  )}</ul>
<p class="hint">${group.appointed} ${day(charter.appointedAt)} ${group.by} ${
    charter.appointedBy === undefined ? group.platform : visible(charter.appointedBy)
  }${charter.acceptedAt === undefined ? '' : html` · ${group.accepted} ${day(charter.acceptedAt)}`}</p>`;
}
