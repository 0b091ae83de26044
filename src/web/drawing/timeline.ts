import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import { type Html, html, nothing } from '../markup.ts';
import { day, dayText } from '../text/moment.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** Weight that falls in a straight line from the first day of the picture to its own last day. */
export interface FadingLine {
  readonly points: number;
  readonly clearAt: Instant;
}

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 12;
const RIGHT = 628;
const TOP = 16;
const GROUND = 112;

/** How what counts fades away: a picture, and the same figures as a table. */
export function timeline(from: Instant, lines: readonly FadingLine[]): Html {
  const fading = lines.filter((line) => line.points > 0 && line.clearAt > from);
  const corners = cornersOf(from, fading);
  const last = corners.at(-1);
  if (last === undefined) return nothing;
  return html`<figure class="timeline">
${picture(from, corners, last)}
<details><summary>${words.member.standing.table}</summary>${table(corners)}</details>
</figure>`;
}

interface Corner {
  readonly at: Instant;
  readonly points: number;
}

// The sum of straight lines is straight between the days on which one of them ends.
function cornersOf(from: Instant, lines: readonly FadingLine[]): readonly Corner[] {
  if (lines.length === 0) return [];
  const days = [...new Set([from, ...lines.map((line) => line.clearAt)])].sort();
  return days.map((at) => ({ at, points: sumAt(from, lines, at) }));
}

function sumAt(from: Instant, lines: readonly FadingLine[], at: Instant): number {
  return lines.reduce((sum, { points, clearAt }) => {
    const left = elapsedMs(at, clearAt) / elapsedMs(from, clearAt);
    return sum + points * Math.max(0, left);
  }, 0);
}

function picture(from: Instant, corners: readonly Corner[], last: Corner): Html {
  const highest = Math.max(...corners.map((corner) => corner.points));
  const spanMs = elapsedMs(from, last.at);
  const x = (at: Instant): number => LEFT + ((RIGHT - LEFT) * elapsedMs(from, at)) / spanMs;
  const y = (points: number): number => GROUND - ((GROUND - TOP) * points) / highest;
  const path = corners.map(({ at, points }) => `${round(x(at))},${round(y(points))}`);
  const area = [`${LEFT},${GROUND}`, ...path].join(' ');
  const { standing } = words.member;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="timeline-title timeline-text" direction="ltr">
<title id="timeline-title">${standing.chartTitle}</title>
<desc id="timeline-text">${standing.chartText({ from: dayText(from), to: dayText(last.at) })}</desc>
<polygon class="faded" points="${area}"/>
<polyline class="fall" points="${path.join(' ')}"/>
<line class="ground" x1="${LEFT}" y1="${GROUND}" x2="${RIGHT}" y2="${GROUND}"/>
${corners.map(({ at, points }) => html`<circle class="corner" cx="${round(x(at))}" cy="${round(y(points))}" r="4"/>`)}
<text class="tick" x="${LEFT}" y="${GROUND + 24}">${isolated(dayText(from))}</text>
<text class="tick end" x="${RIGHT}" y="${GROUND + 24}">${isolated(dayText(last.at))}</text>
</svg>`;
}

// The drawing runs from left to right in every language; what is written in it does not.
function isolated(text: Wording): Wording {
  return { say: (hand) => `\u2068${text.say(hand)}\u2069` };
}

function table(corners: readonly Corner[]): Html {
  const { standing } = words.member;
  const rows = corners.map(
    ({ at, points }) =>
      html`<tr><td>${day(at)}</td><td class="figure">${Math.ceil(points)}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">${standing.day}</th><th scope="col" class="figure">${standing.weight}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
