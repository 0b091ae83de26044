import { type Html, html, nothing } from '../markup.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import {
  type AreaShape,
  area,
  type CheckboxesShape,
  type CheckboxShape,
  type ChoiceShape,
  checkbox,
  checkboxes,
  type FormContext,
  type LineShape,
  line,
  radios,
  select,
  typedOr,
} from './control.ts';
import type { Attempt } from './sent-form.ts';

export interface FormShape {
  readonly to: string;
  /** One-time key: sending the same form twice has one effect. */
  readonly key: string;
  readonly body: Html | readonly Html[];
  /** Version of the resource the person read. */
  readonly version?: number;
}

/** The fields of one form, knowing what was typed before and what was wrong with it. */
export interface FormPieces {
  form(shape: FormShape): Html;
  line(shape: LineShape): Html;
  area(shape: AreaShape): Html;
  checkbox(shape: CheckboxShape): Html;
  checkboxes(shape: CheckboxesShape): Html;
  radios(shape: ChoiceShape): Html;
  select(shape: ChoiceShape): Html;
  value(name: string, initial?: string): string;
}

/** `attempt` counts only when it is of this form. */
export function formPieces(form: string, attempt?: Attempt): FormPieces {
  const context: FormContext = attempt?.form === form ? { form, attempt } : { form };
  return {
    form: (shape) => formElement(context, shape),
    line: (shape) => line(context, shape),
    area: (shape) => area(context, shape),
    checkbox: (shape) => checkbox(context, shape),
    checkboxes: (shape) => checkboxes(context, shape),
    radios: (shape) => radios(context, shape),
    select: (shape) => select(context, shape),
    value: (name, initial) => typedOr(context, name, initial),
  };
}

/** A button that sends its form; `intent` tells several buttons of one form apart. */
export function submit(
  caption: Text,
  how: { readonly intent?: string; readonly quiet?: boolean } = {},
): Html {
  const intent = how.intent === undefined ? nothing : html` name="intent" value="${how.intent}"`;
  const look = how.quiet === true ? 'quiet' : 'main';
  return html`<button type="submit" class="${look}"${intent}>${caption}</button>`;
}

function formElement(context: FormContext, shape: FormShape): Html {
  return html`<form method="post" action="${shape.to}" id="${context.form}" class="form">
${summary(context)}
<input type="hidden" name="key" value="${shape.key}">
${
  shape.version === undefined
    ? ''
    : html`<input type="hidden" name="version" value="${shape.version}">`
}
${shape.body}
</form>`;
}

// Shown first, focused, and linked to its field, so that it is found by eye, keyboard and ear.
function summary({ form, attempt }: FormContext): Html {
  const problem = attempt?.problem;
  if (problem === undefined) return nothing;
  const text =
    problem.field === undefined
      ? html`${problem.message}`
      : html`<a href="#${form}-${problem.field}">${problem.message}</a>`;
  return html`<div class="problem" role="alert" tabindex="-1" autofocus>
<strong>${words.frame.problemTitle}</strong>
<p>${text}</p>
<p class="hint">${words.frame.nothingLost}</p>
</div>`;
}
