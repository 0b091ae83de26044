import type { HearingEvent } from './hearing-event.ts';
import type { OpenCase } from './state.ts';

/** Folds what was asked of the respondent, what they said and what became of it. */
export function evolveHearing(state: OpenCase, event: HearingEvent): OpenCase {
  const { at, by } = event;
  switch (event.type) {
    case 'view-requested': {
      const { holder, until, rule } = event;
      const named = rule === undefined ? {} : { rule };
      return { ...state, hearing: { asked: { by: holder, at, until, ...named } } };
    }
    case 'view-requested-after': {
      const { decision, until } = event;
      return { ...state, laterHearing: { decision, asked: { at, until } } };
    }
    case 'view-given':
      return given(state, { at, view: event.view });
    case 'view-answered': {
      if (state.laterHearing === undefined) return state;
      const { outcome, reasons } = event;
      const answered = {
        at,
        outcome,
        ...(by.kind === 'staff' ? { by: by.id } : {}),
        ...(reasons === undefined ? {} : { reasons }),
      };
      return { ...state, laterHearing: { ...state.laterHearing, answered } };
    }
  }
}

// Whoever was asked twice answers the later question.
function given(
  state: OpenCase,
  view: NonNullable<NonNullable<OpenCase['hearing']>['given']>,
): OpenCase {
  const { hearing, laterHearing } = state;
  if (laterHearing !== undefined)
    return { ...state, laterHearing: { ...laterHearing, given: view } };
  return hearing === undefined ? state : { ...state, hearing: { ...hearing, given: view } };
}
