import { configurationSettings } from '../src/cli/configuration.ts';
import { variablesOf } from '../src/cli/environment.ts';
import { DIRECTORY_VARIABLE, type Setting } from '../src/cli/settings.ts';

export function configurationPage(): string {
  return [
    '# Configuration',
    '',
    'Made by `node scripts/reference.ts`; do not edit. What the server is and where it stands is set here.',
    'Rules, deadlines and promises are not: they are published in the rulebook.',
    '',
    'A setting stands in `evenhand.json` in the data directory, or in a variable of the environment, which',
    'counts more. `evenhand doctor` says which came from where. A mistake in either, or a name that there',
    'is not, keeps the server from starting and says what is accepted.',
    '',
    '**Names.** `mail.fromName` in the file is `fromName` in the object `mail`. Its variable is',
    '`EVENHAND_` and the path in capitals, with `_` between the names and before what was a capital:',
    '`EVENHAND_MAIL_FROM_NAME`.',
    '',
    '**Values.** Texts and numbers as they are, without quotes. Lists and objects as JSON; a variable for',
    'something inside an object counts more than the one for the object. An empty variable sets nothing.',
    '',
    '**Secrets.** With `_FILE` at its end a variable names a file that holds the value, as containers hand',
    'secrets in. One line end at the end of the file is left out. What stands in the environment is in no',
    'backup: keep it apart, as you keep the keys.',
    '',
    `**The data directory** is \`--directory\`, then \`${DIRECTORY_VARIABLE}\`, then \`./evenhand-data\`. When the`,
    'environment sets `community`, the directory needs no `evenhand.json`.',
    '',
    '**Kubernetes** puts variables of its own beside a service that is named `evenhand`, such as',
    '`EVENHAND_PORT`. Set `enableServiceLinks: false`, or name the service otherwise.',
    '',
    '| Setting | Variable | Accepted | When not set | What it is |',
    '|---|---|---|---|---|',
    ...configurationSettings.map(row),
    '',
  ].join('\n');
}

function row(setting: Setting): string {
  const { path, accepts, meaning } = setting;
  const variables = variablesOf(setting).map((name) => `\`${name}\``);
  const cells = [
    `\`${path.join('.')}\``,
    variables.join(', '),
    accepts,
    otherwiseOf(setting),
    meaning,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function otherwiseOf({ otherwise, isGroup, isRequired, path }: Setting): string {
  if (otherwise === '') return 'empty';
  if (otherwise !== undefined && !isGroup) return `\`${JSON.stringify(otherwise)}\``;
  if (!isRequired) return 'none';
  return path.length === 1 ? 'must be set' : `must be set with \`${path.slice(0, -1).join('.')}\``;
}
