import { type Html, html } from '../markup.ts';

const SIDE = 20;

/**
 * A square that grows with a share from 0 to 1, inside the outline of the whole; dashed and empty
 * where the share is withheld. The number stands beside it.
 */
export function shareSquare(share: number | null): Html {
  // The area is the share: a square of twice the side would look like four times as much.
  const side = Math.round(SIDE * Math.sqrt(share ?? 0) * 10) / 10;
  const inset = (SIDE - side) / 2;
  return html`<svg class="square" viewBox="-1 -1 ${SIDE + 2} ${SIDE + 2}" aria-hidden="true">
<rect class="${share === null ? 'unknown' : 'whole'}" x="0" y="0" width="${SIDE}" height="${SIDE}"/>
${share === null ? '' : html`<rect class="filled" x="${inset}" y="${inset}" width="${side}" height="${side}"/>`}
</svg>`;
}
