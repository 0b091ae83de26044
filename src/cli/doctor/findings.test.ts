import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { smtpMailer } from '../../main.ts';
import { BACKUP_NOTE_FILE, readBackupNote, writeBackupNote } from '../backup/backup-note.ts';
import type { Check } from './check.ts';
import { backupAge, clockAgainstRecord, hourHere, timeZones } from './clocks.ts';
import { databaseSettings } from './database-settings.ts';
import { outsideView } from './outside-view.ts';
import { noMailServer, testLetter, testLetterCheck } from './test-letter.ts';

const place = mkdtempSync(join(tmpdir(), 'evenhand-findings-'));
const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
  rmSync(place, { recursive: true, force: true });
});

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

function line({ ok, name, found }: Check): string {
  return `${ok ? 'ok ' : ' ! '} ${name}: ${found}`;
}

async function port(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('the newest backup is told by its age', () => {
  const told = (createdAt: string): string => line(backupAge({ createdAt, to: '/b/9' }, NOW));
  assert.equal(told('2026-03-10T03:00:00.000Z'), 'ok  backup: the newest is 9 hours old, in /b/9');
  assert.equal(
    told('2026-03-01T03:00:00.000Z'),
    ' !  backup: the newest is 9 days old, in /b/9; run `evenhand backup create TO`, best every night',
  );
  assert.equal(
    told('2026-03-11T03:00:00.000Z'),
    ' !  backup: the newest is of 2026-03-11T03:00:00.000Z, which is still to come; set the clock',
  );
  assert.equal(
    line(backupAge(undefined, NOW)),
    ' !  backup: none was made yet; run `evenhand backup create TO`, best every night',
  );
});

test('a note of a backup is read as it was left, and one that is broken is none', () => {
  assert.equal(readBackupNote(place), undefined);
  const note = { createdAt: '2026-03-10T03:00:00.000Z', to: '/b/9' };
  writeBackupNote(place, note);
  assert.deepEqual(readBackupNote(place), note);
  for (const text of ['{', '[]', '{"createdAt":"yesterday","to":"/b"}']) {
    writeFileSync(join(place, BACKUP_NOTE_FILE), text);
    assert.equal(readBackupNote(place), undefined, text);
  }
});

test('a clock behind what was recorded is not believed', () => {
  const told = (newest?: string): string => line(clockAgainstRecord(newest, NOW));
  assert.equal(told(), 'ok  clock and record: nothing is recorded yet');
  assert.equal(
    told('2026-03-10T11:59:00.000Z'),
    'ok  clock and record: the newest entry is 1 minute old',
  );
  assert.equal(
    told('2026-03-13T12:00:00.000Z'),
    " !  clock and record: this machine's clock is 3 days behind the newest entry " +
      '(2026-03-13T12:00:00.000Z); set it, best by NTP, before anything is decided',
  );
});

test('time zones are held to hours that are known', () => {
  assert.equal(
    line(timeZones(hourHere)),
    'ok  time zones: hours are told as they are in other places',
  );
  // As where only UTC is known.
  const utc = (_zone: string, at: string): number => new Date(at).getUTCHours();
  assert.equal(
    line(timeZones(utc)),
    ' !  time zones: wrong or missing for Europe/Berlin, Asia/Shanghai, America/New_York; ' +
      'use a Node.js with full ICU',
  );
  assert.equal(hourHere('Nowhere/At_all', '2026-07-15T12:00:00Z'), undefined);
});

test('the public address must answer with the log of this data directory', async () => {
  const KEY = 'rules.example/log+0a0b0c0d+AAAA';
  const answering = async (listener: RequestListener): Promise<string> =>
    `http://127.0.0.1:${await port(createHttpServer(listener))}`;
  const ours = await answering((request, answer) => {
    answer.end(request.url === '/log/key' ? `# signs since today\n${KEY}\n` : '');
  });
  assert.equal(
    line(await outsideView(ours, [KEY])),
    `ok  outside view: ${ours} answers, with the log of this data directory`,
  );
  assert.equal(
    line(await outsideView(ours, ['rules.example/log+ffffffff+BBBB'])),
    ` !  outside view: ${ours} answers, but with another log or none: another server stands ` +
      'there; mend `publicUrl` or the proxy',
  );
  const elsewhere = await answering((_request, answer) => {
    answer.writeHead(301, { location: `${ours}/log/key` }).end();
  });
  assert.equal(
    line(await outsideView(elsewhere, [KEY])),
    ` !  outside view: ${elsewhere}/log/key answers 301; let the proxy pass every path on to ` +
      'this server as it is',
  );
  // A name that RFC 2606 keeps for nobody.
  assert.match(
    line(await outsideView('https://rules.invalid', [KEY])),
    /^ ! {2}outside view: https:\/\/rules\.invalid\/log\/key cannot be reached \(\w+\); look whether/,
  );
  assert.equal(
    line(await outsideView('http://127.0.0.1:9', [KEY])),
    'ok  outside view: nothing listens at http://127.0.0.1:9 now; ask while the server runs',
  );
});

test('a database that would lose commits, or is behind, is named with what to set', () => {
  const sound = { version: '17.5', isReplica: false, fsync: true, fullPageWrites: true };
  assert.equal(
    line(databaseSettings(sound)),
    'ok  PostgreSQL: version 17.5, and what is committed lasts',
  );
  assert.equal(
    line(databaseSettings({ ...sound, isReplica: true, fsync: false, fullPageWrites: false })),
    ' !  PostgreSQL: version 17.5; it is a replica, which may be behind: name the primary in ' +
      '`database`; `fsync` is off, so a power cut loses what was answered: set it to `on`; ' +
      '`full_page_writes` is off, so a power cut can tear pages: set it to `on`',
  );
});

/** A mail server that answers every line with one code, and a letter's end as it is told to. */
async function mailServer(atTheEnd: string, letters: string[]): Promise<number> {
  const server = createServer((socket) => {
    let letter: string | undefined;
    socket.write('220 here\r\n');
    socket.on('data', (bytes) => {
      const said = bytes.toString();
      if (letter === undefined && !said.startsWith('DATA')) {
        socket.write(said.startsWith('QUIT') ? '221 bye\r\n' : '250 yes\r\n');
      } else if (letter === undefined) {
        letter = '';
        socket.write('354 go on\r\n');
      } else {
        letter += said;
        if (!letter.endsWith('\r\n.\r\n')) return;
        letters.push(letter);
        letter = undefined;
        socket.write(`${atTheEnd}\r\n`);
      }
    });
    socket.on('error', () => undefined);
  });
  return await port(server);
}

test('a test letter goes through the mail server that is set up', async () => {
  const letters: string[] = [];
  const to = 'somebody@example.org';
  const sent = async (atTheEnd: string): Promise<string> => {
    const at = { host: '127.0.0.1', port: await mailServer(atTheEnd, letters) };
    const from = { from: 'rules@example.org', fromName: '' };
    const mailer = smtpMailer({ ...at, ...from, security: 'none' });
    return line(testLetterCheck(to, await mailer.send(testLetter(to, crypto.randomUUID()))));
  };
  assert.equal(
    await sent('250 taken'),
    'ok  test letter: the mail server took one for somebody@example.org; look whether it ' +
      'arrives, and what it says of SPF, DKIM and DMARC',
  );
  assert.match(letters[0] ?? '', /^Subject: A test letter from Evenhand/m);
  assert.match(
    await sent('550 no such mailbox'),
    /^ ! {2}test letter: the mail server refuses one for somebody@example\.org: .*550.*; mend `mail`$/,
  );
  assert.equal(
    line(noMailServer()),
    ' !  test letter: no mail server is set up; add `mail` to evenhand.json',
  );
});
