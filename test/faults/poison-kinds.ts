import { activity } from '../server/case-work.ts';

/** What an activity that nobody should have sent is answered with. */
export type Fate = 'refused' | 'set-aside' | 'accepted';

/** One kind of poison: how its line looks, and what must come of it. */
export interface PoisonKind {
  readonly name: string;
  readonly fate: Fate;
  /** The code of the refusal, where it is refused. */
  readonly code?: string;
  line(id: string): Buffer;
}

const DEPTH = 100_000;
/** With the clause of `mended` or `failing`, more work than one rule may take. */
const HEAVY_TEXT = '!'.repeat(90_000);

/** A clause over which a rule gives up on long texts, and the same without the work. */
export const failing = 'content.text.replace("!", "! And once more, ").contains("more, more")';
export const mended = 'content.text.contains("!!!!!!!!")';

export const poisonKinds: readonly PoisonKind[] = [
  refused('nested too deep', 'too_deep', (id) =>
    spliced(id, `"dataschema":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`),
  ),
  refused('a key twice', 'duplicate_key', (id) => spliced(id, '"type":"other"')),
  refused('half a character', 'invalid_unicode', (id) => said(id, '@', '\\ud800')),
  refused('a NUL', 'invalid_unicode', (id) => said(id, '@', '\\u0000')),
  refused('a prototype', 'unknown_field', (id) => spliced(id, '"__proto__":{"admin":true}')),
  refused('no finite number', 'invalid_number', (id) => spliced(id, '"subject":1e999')),
  refused('a number with too many digits', 'invalid_number', (id) =>
    spliced(id, '"subject":9007199254740993'),
  ),
  refused('half a line', 'invalid_json', (id) => text(id).subarray(0, -20)),
  refused('not UTF-8', 'invalid_unicode', (id) =>
    Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xc3, 0x28]), Buffer.from(`${id}"}`)]),
  ),
  refused('a text too long', 'invalid_value', (id) => said(id, '@', 'x'.repeat(100_001))),
  refused('an id too long', 'invalid_value', () => text('i'.repeat(256))),
  refused('an actor that is a list', 'invalid_type', (id) => posted(id, { actor: [] })),
  refused('no item to refer to', 'required', (id) => posted(id, { item: undefined })),
  refused('a field nobody knows', 'unknown_field', (id) => posted(id, { colour: 'green' })),
  refused('far too many links', 'invalid_value', (id) =>
    posted(id, {
      content: { kind: 'post', text: 'Look.', links: Array(201).fill('https://a.example') },
    }),
  ),
  refused('a moment long ahead', 'timestamp_in_future', (id) =>
    line(activity(id, { time: '9999-12-31T23:59:59Z' })),
  ),
  {
    name: 'a version nobody knows',
    fate: 'set-aside',
    line: (id) => line(activity(id, { type: 'org.evenhand.content.posted.v9' })),
  },
  { name: 'too much work for a rule', fate: 'accepted', line: (id) => said(id, '@', HEAVY_TEXT) },
];

function refused(name: string, code: string, of: (id: string) => Buffer): PoisonKind {
  return { name, fate: 'refused', code, line: of };
}

function line(event: object): Buffer {
  return Buffer.from(JSON.stringify(event));
}

function text(id: string): Buffer {
  return line(activity(id));
}

function posted(id: string, changes: object): Buffer {
  return line(activity(id, { data: changes }));
}

/** The event with one more member in front, however it reads. */
function spliced(id: string, member: string): Buffer {
  return Buffer.from(`{${member},${text(id).toString('utf8').slice(1)}`);
}

/** The event with a text that JSON spells like this. */
function said(id: string, mark: string, spelled: string): Buffer {
  const event = activity(id, { data: { content: { kind: 'post', text: mark } } });
  return Buffer.from(JSON.stringify(event).replace(`"${mark}"`, `"${spelled}"`));
}
