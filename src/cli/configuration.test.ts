import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { configurationSettings } from './configuration.ts';
import { settingsSet } from './doctor/settings-set.ts';
import { type Environment, variablesOf } from './environment.ts';
import { readConfiguration, readConfigurationWithSources } from './read-configuration.ts';
import { DIRECTORY_VARIABLE } from './settings.ts';

const place = mkdtempSync(join(tmpdir(), 'evenhand-settings-'));
const empty = mkdtempSync(join(tmpdir(), 'evenhand-settings-'));
after(() => {
  for (const path of [place, empty]) rmSync(path, { recursive: true, force: true });
});

const base = { community: 'riverbank', publicUrl: 'https://rules.example' };
const CANARY = 'kingfisher-0451';

function read(file: unknown, environment: Environment = {}): string | Record<string, unknown> {
  writeFileSync(join(place, 'evenhand.json'), JSON.stringify(file));
  const result = readConfiguration(place, environment);
  return result.ok ? { ...result.value } : result.error;
}

test('every setting has a variable of its own, also beside those that name a file', () => {
  const names = [DIRECTORY_VARIABLE, ...configurationSettings.flatMap(variablesOf)];
  assert.equal(new Set(names).size, names.length);
  const named = configurationSettings.map(({ path, variable }) => `${path.join('.')} ${variable}`);
  assert.ok(named.includes('mail.fromName EVENHAND_MAIL_FROM_NAME'));
  assert.ok(named.includes('allowLoopbackWebhooks EVENHAND_ALLOW_LOOPBACK_WEBHOOKS'));
  const dumb = configurationSettings.filter(
    ({ meaning, accepts }) => `${meaning}${accepts}` === '',
  );
  assert.deepEqual(dumb, []);
});

test('the environment counts more than the file, and what is inside more than the whole', () => {
  const file = { ...base, port: 1, mail: { host: 'localhost', from: 'a@example.org' } };
  const found = read(file, {
    EVENHAND_PORT: '8080',
    EVENHAND_ALLOW_LOOPBACK_WEBHOOKS: 'true',
    EVENHAND_MAIL: '{"host":"mail.example","from":"b@example.org"}',
    EVENHAND_MAIL_FROM_NAME: '007',
    EVENHAND_MAIL_LOGIN_NAME: 'evenhand',
    EVENHAND_MAIL_LOGIN_PASSWORD: CANARY,
    EVENHAND_WITNESSES: '[]',
    EVENHAND_HOST: '',
  });
  assert.deepEqual(found, {
    ...base,
    host: '127.0.0.1',
    port: 8080,
    platforms: {},
    mail: {
      host: 'mail.example',
      port: 587,
      security: 'starttls',
      login: { name: 'evenhand', password: CANARY },
      from: 'b@example.org',
      fromName: '007',
    },
    witnesses: [],
    log: 'incidents',
    allowLoopbackWebhooks: true,
  });
});

test('a secret may lie in a file, and nothing repeats it', () => {
  const path = join(place, 'secret');
  writeFileSync(path, `${CANARY}-long-enough\n`);
  const variable = 'EVENHAND_PLATFORMS_MASTODON_SECRET_FILE';
  const result = readConfigurationWithSources(empty, {
    EVENHAND_COMMUNITY: 'riverbank',
    EVENHAND_PUBLIC_URL: 'https://rules.example/',
    [variable]: path,
  });
  assert.ok(result.ok);
  const { configuration, ...from } = result.value;
  assert.equal(configuration.platforms.mastodon?.secret, `${CANARY}-long-enough`);
  assert.equal(
    settingsSet(from).found,
    'from the environment: community (EVENHAND_COMMUNITY), publicUrl (EVENHAND_PUBLIC_URL), ' +
      `platforms.mastodon.secret (${variable}); the rest as docs/reference/configuration.md says`,
  );
});

const mistakes: readonly (readonly [Environment, string])[] = [
  [{ EVENHAND_PORT: '80a' }, 'EVENHAND_PORT: write a whole number from 0 to 65535, not `80a`'],
  [{ EVENHAND_PORT: '65536' }, 'EVENHAND_PORT: write a whole number from 0 to 65535, not `65536`'],
  [{ EVENHAND_PORT: '-1' }, 'EVENHAND_PORT: write a whole number from 0 to 65535, not `-1`'],
  [
    { EVENHAND_ALLOW_LOOPBACK_WEBHOOKS: 'yes' },
    'EVENHAND_ALLOW_LOOPBACK_WEBHOOKS: write `true` or `false`, not `yes`',
  ],
  [
    { EVENHAND_PROT: '1' },
    'EVENHAND_PROT: there is no such variable; did you mean `EVENHAND_PORT`?',
  ],
  [
    { EVENHAND_MAIL_PORT: '25', EVENHAND_MAIL_FROM: 'a@example.org' },
    '`mail.host` is missing: write the name of a host; as a variable, EVENHAND_MAIL_HOST',
  ],
  [
    { EVENHAND_MAIL: `{"host":${CANARY}` },
    'EVENHAND_MAIL: write an object as JSON; it is not JSON',
  ],
  [
    { EVENHAND_DATABASE_URL: `mysql://${CANARY}@localhost/` },
    'EVENHAND_DATABASE_URL: write an address such as ' +
      'postgres://evenhand:password@localhost/evenhand, not what is there, which is not shown',
  ],
  [
    { EVENHAND_PLATFORMS_DISCOURSE_SECRET: `example-${CANARY}` },
    'EVENHAND_PLATFORMS_DISCOURSE_SECRET: this secret is an example; make one of your own',
  ],
  [
    { EVENHAND_PLATFORMS_DISCOURSE_SECRET: 'a', EVENHAND_PLATFORMS_DISCOURSE_SECRET_FILE: 'b' },
    'EVENHAND_PLATFORMS_DISCOURSE_SECRET and EVENHAND_PLATFORMS_DISCOURSE_SECRET_FILE are both ' +
      'set; leave one out',
  ],
  [
    { EVENHAND_DATABASE_URL_FILE: '/nowhere/at-all' },
    'EVENHAND_DATABASE_URL_FILE: write the path of a file that can be read, not ' +
      '`/nowhere/at-all` (ENOENT)',
  ],
  [
    { EVENHAND_WITNESSES: '[{"url":"https://witness.example","key":"no key"}]' },
    'EVENHAND_WITNESSES at `0.key`: write the key as the witness publishes it: ' +
      '`name+id+base64`, of a cosigner',
  ],
  [
    { EVENHAND_PLATFORMS: '{"mastodn":{}}' },
    'EVENHAND_PLATFORMS: `mastodn` is no setting; did you mean `mastodon`?',
  ],
];

for (const [environment, sentence] of mistakes) {
  test(`${Object.keys(environment).join(' and ')}: ${sentence.slice(0, 60)}`, () => {
    const found = read(base, environment);
    assert.ok(typeof found === 'string', 'it was taken');
    const [, ...told] = found.split('\n');
    assert.deepEqual(told, [`  ${sentence}`]);
    assert.ok(!found.includes(CANARY));
  });
}

test('a file that is no JSON is not repeated either', () => {
  writeFileSync(join(place, 'evenhand.json'), `{"database": {"url": ${CANARY}}}`);
  const result = readConfiguration(place, {});
  assert.ok(!result.ok);
  assert.match(result.error, /^evenhand\.json is not JSON/);
  assert.ok(!result.error.includes(CANARY));
  assert.match(String(read([])), /holds no object/);
  assert.match(String(read({ ...base, ports: 1 })), /`ports` is no setting; did you mean `port`\?/);
});
