import { limits } from '../../kernel/limits.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import type { Attempt } from './sent-form.ts';

export interface FieldShape {
  readonly name: string;
  readonly caption: Text;
  readonly hint?: Text;
  readonly required?: boolean;
  /** Leaves out the remark that the field is optional. */
  readonly unremarked?: boolean;
  /** What stands in it at first. */
  readonly initial?: string;
  readonly lengthMax?: number;
}

export interface Choice {
  readonly value: string;
  readonly caption: Text | Html;
  /** Shown below the choice. */
  readonly detail?: Text | Html;
}

export type LineShape = FieldShape & { readonly numeric?: boolean };
export type AreaShape = FieldShape & { readonly rows?: number };
export type ChoiceShape = FieldShape & { readonly choices: readonly Choice[] };
export type CheckboxShape = Omit<FieldShape, 'initial' | 'lengthMax'> & {
  readonly value?: string;
  readonly on?: boolean;
};
export type CheckboxesShape = Omit<FieldShape, 'initial' | 'lengthMax'> & {
  readonly choices: readonly Choice[];
  readonly on: readonly string[];
};

/** A form's name and what was sent with it before, if that was refused or previewed. */
export interface FormContext {
  readonly form: string;
  readonly attempt?: Attempt;
}

/** What was typed before, or what stands in the field at first. */
export function typedOr(context: FormContext, name: string, initial = ''): string {
  return context.attempt === undefined ? initial : context.attempt.values.one(name);
}

export function line(context: FormContext, shape: LineShape): Html {
  const control = html`<input ${attributes(context, shape)} type="text"${
    shape.numeric === true ? html` inputmode="numeric" class="number"` : ''
  } value="${typedOr(context, shape.name, shape.initial)}" maxlength="${
    shape.lengthMax ?? limits.urlLengthMax
  }" autocomplete="off" spellcheck="false" dir="auto">`;
  return labelled(context, shape, control);
}

// The line break behind the tag is the one HTML drops, so that a text may begin with its own.
export function area(context: FormContext, shape: AreaShape): Html {
  const control = html`<textarea ${attributes(context, shape)} rows="${shape.rows ?? 5}" maxlength="${
    shape.lengthMax ?? limits.freeTextLengthMax
  }" dir="auto">
${typedOr(context, shape.name, shape.initial)}</textarea>`;
  return labelled(context, shape, control);
}

export function select(context: FormContext, shape: ChoiceShape): Html {
  const chosen = typedOr(context, shape.name, shape.initial);
  const options = shape.choices.map(
    ({ value, caption }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${caption}</option>`,
  );
  return labelled(context, shape, html`<select ${attributes(context, shape)}>${options}</select>`);
}

export function checkbox(context: FormContext, shape: CheckboxShape): Html {
  const sent = shape.value ?? 'yes';
  const on = isChosen(context, { name: shape.name, value: sent, on: shape.on ?? false });
  const id = idOf(context, shape.name);
  return html`<div class="field choice">
<input type="checkbox" ${attributes(context, shape)} value="${sent}"${checked(on)}>
<label for="${id}">${shape.caption}</label>
${hints(context, shape)}</div>`;
}

export function radios(context: FormContext, shape: ChoiceShape): Html {
  const chosen = typedOr(context, shape.name, shape.initial);
  const options = shape.choices.map((choice, index) =>
    option(choice, {
      type: 'radio',
      id: `${idOf(context, shape.name)}-${index}`,
      name: shape.name,
      required: shape.required === true,
      on: choice.value === chosen,
    }),
  );
  return grouped(context, shape, options);
}

/** Checkboxes that share one name. */
export function checkboxes(context: FormContext, shape: CheckboxesShape): Html {
  const options = shape.choices.map((choice, index) =>
    option(choice, {
      type: 'checkbox',
      id: `${idOf(context, shape.name)}-${index}`,
      name: shape.name,
      required: false,
      on: isChosen(context, {
        name: shape.name,
        value: choice.value,
        on: shape.on.includes(choice.value),
      }),
    }),
  );
  return grouped(context, shape, options);
}

function isChosen(
  { attempt }: FormContext,
  choice: { readonly name: string; readonly value: string; readonly on: boolean },
): boolean {
  return attempt === undefined ? choice.on : attempt.values.all(choice.name).includes(choice.value);
}

type Described = Pick<FieldShape, 'name' | 'caption' | 'hint' | 'required' | 'unremarked'>;

function idOf({ form }: FormContext, name: string): string {
  return `${form}-${name}`;
}

function problemIn({ attempt }: FormContext, name: string): Text | undefined {
  return attempt?.problem?.field === name ? attempt.problem.message : undefined;
}

function attributes(context: FormContext, shape: Described): Html {
  const wrong = problemIn(context, shape.name) !== undefined;
  return html`id="${idOf(context, shape.name)}" name="${shape.name}"${describedBy(context, shape)}${
    shape.required === true ? html` required` : ''
  }${wrong ? html` aria-invalid="true"` : ''}`;
}

function labelled(context: FormContext, shape: Described, control: Html): Html {
  return html`<div class="field">
<label for="${idOf(context, shape.name)}">${shape.caption}${optional(shape)}</label>
${hints(context, shape)}
${control}
</div>`;
}

function grouped(context: FormContext, shape: Described, controls: readonly Html[]): Html {
  return html`<fieldset class="field" id="${idOf(context, shape.name)}"${describedBy(context, shape)}>
<legend>${shape.caption}${optional(shape)}</legend>
${hints(context, shape)}
${controls}
</fieldset>`;
}

function option(
  { value, caption, detail }: Choice,
  input: {
    readonly type: 'radio' | 'checkbox';
    readonly id: string;
    readonly name: string;
    readonly required: boolean;
    readonly on: boolean;
  },
): Html {
  return html`<div class="choice">
<input type="${input.type}" id="${input.id}" name="${input.name}" value="${value}"${checked(input.on)}${
    input.required ? html` required` : ''
  }>
<label for="${input.id}">${caption}</label>
${detail === undefined ? '' : html`<div class="detail">${detail}</div>`}
</div>`;
}

function optional({ required, unremarked }: Described): Html {
  return required === true || unremarked === true
    ? nothing
    : html` <span class="hint">(${words.frame.optional})</span>`;
}

function hints(context: FormContext, shape: Described): Html {
  const id = idOf(context, shape.name);
  const problem = problemIn(context, shape.name);
  return html`${
    shape.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${shape.hint}</p>`
  }${problem === undefined ? '' : html`<p class="wrong" id="${id}-wrong">${problem}</p>`}`;
}

function describedBy(context: FormContext, shape: Described): Html {
  const id = idOf(context, shape.name);
  const ids = [
    ...(shape.hint === undefined ? [] : [`${id}-hint`]),
    ...(problemIn(context, shape.name) === undefined ? [] : [`${id}-wrong`]),
  ];
  return ids.length === 0 ? nothing : html` aria-describedby="${ids.join(' ')}"`;
}

function checked(on: boolean): Html {
  return on ? html` checked` : nothing;
}
