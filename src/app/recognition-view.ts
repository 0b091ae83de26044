import type { Recognition } from '../domain/recognition/state.ts';
import type { MemberId, RecognitionId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type {
  CriterionView,
  RecognitionGivenView,
  RecognitionView,
  ShownRecognition,
} from './contract/recognitions.ts';
import { readWhole } from './pages.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** Everything that one member was recognised for, the newest first. */
export async function recognitionsOf(
  work: Work,
  member: MemberId,
): Promise<readonly RecognitionView[]> {
  const views = await readWhole(work.store, {
    index: 'recognitions-of',
    key: `member:${member}`,
    direction: 'descending',
  });
  return await Promise.all(
    views.map((view) =>
      recognitionView(work, idOf(view.stream) as RecognitionId, {
        state: view.body as unknown as Recognition,
        version: view.version,
      }),
    ),
  );
}

/** Everything that one person gave, the newest first. */
export async function recognitionsBy(
  work: Work,
  person: string,
): Promise<readonly RecognitionGivenView[]> {
  const views = await readWhole(work.store, {
    index: 'recognitions-by',
    key: person,
    direction: 'descending',
  });
  return await Promise.all(
    views.map((view) =>
      givenView(work, idOf(view.stream) as RecognitionId, {
        state: view.body as unknown as Recognition,
        version: view.version,
      }),
    ),
  );
}

interface Found {
  readonly state: Recognition;
  readonly version: number;
}

export async function recognitionView(
  work: Work,
  id: RecognitionId,
  found: Found,
): Promise<RecognitionView> {
  return { ...(await givenView(work, id, found)), phase: found.state.phase };
}

export async function givenView(
  work: Work,
  id: RecognitionId,
  { state, version }: Found,
): Promise<RecognitionGivenView> {
  const { given, corrections } = state;
  return {
    ...(await told(work, id, state)),
    version,
    deed: given.deed,
    corrections: await Promise.all(
      corrections.map(async ({ at, why, before }) => ({
        at,
        why: await textOf(work, why),
        before: await textOf(work, before),
      })),
    ),
    correctableUntil: addDuration(given.at, limits.recognitionCorrection),
  };
}

// The reference is left out: a report's would say who reported (N3), and no list needs it.
export async function shownView(
  work: Work,
  id: RecognitionId,
  state: Recognition,
): Promise<ShownRecognition> {
  return { ...(await told(work, id, state)), deed: state.given.deed.kind };
}

async function told(
  work: Work,
  recognition: RecognitionId,
  { given }: Recognition,
): Promise<Omit<ShownRecognition, 'deed'>> {
  return {
    recognition,
    receiver: given.receiver,
    giver: given.giver,
    criterion: criterionView(work, given.rests),
    reason: await textOf(work, given.reason),
    givenAt: given.at,
  };
}

function criterionView(work: Work, rests: Recognition['given']['rests']): CriterionView {
  const version = work.rulebook.versions.find(({ number }) => number === rests.version);
  const found = version?.rulebook.recognition?.find(({ id }) => id === rests.criterion);
  return { ...rests, title: found?.title ?? rests.criterion, text: found?.text ?? '' };
}
