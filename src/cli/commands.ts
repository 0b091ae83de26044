import type { Command } from './command.ts';

/** Loaded when typed and not before: `evenhand version` does not wait for a server's modules. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.ts')).init,
  demo: async () => (await import('./commands/demo.ts')).demo,
  serve: async () => (await import('./commands/serve.ts')).serve,
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  'rules lint': async () => (await import('./commands/rules-lint.ts')).rulesLint,
  'rules test': async () => (await import('./commands/rules-test.ts')).rulesTest,
  'rules diff': async () => (await import('./commands/rules-diff.ts')).rulesDiff,
  'rules format': async () => (await import('./commands/rules-format.ts')).rulesFormat,
  'rules import': async () => (await import('./commands/rules-import.ts')).rulesImport,
  'rules publish': async () => (await import('./commands/rules-publish.ts')).rulesPublish,
  'rules replay': async () => (await import('./commands/rules-replay.ts')).rulesReplay,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
  'backup create': async () => (await import('./commands/backup-create.ts')).backupCreate,
  'backup keys': async () => (await import('./commands/backup-keys.ts')).backupKeys,
  'backup restore': async () => (await import('./commands/backup-restore.ts')).backupRestore,
  'backup verify': async () => (await import('./commands/backup-verify.ts')).backupVerify,
  'aside list': async () => (await import('./commands/aside.ts')).asideList,
  'aside take-up': async () => (await import('./commands/aside.ts')).asideTakeUp,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  'member erase': async () => (await import('./commands/member-erase.ts')).memberErase,
  'member export': async () => (await import('./commands/member-export.ts')).memberExport,
  'log verify': async () => (await import('./commands/log-verify.ts')).logVerify,
  'log rotate-keys': async () => (await import('./commands/log-rotate-keys.ts')).logRotateKeys,
  'log audit': async () => (await import('./commands/log-audit.ts')).logAudit,
  'log check': async () => (await import('./commands/log-check.ts')).logCheck,
  'log prove': async () => (await import('./commands/log-prove.ts')).logProve,
  'staff appoint': async () => (await import('./commands/staff-appoint.ts')).staffAppoint,
  'staff sign-in': async () => (await import('./commands/staff-sign-in.ts')).staffSignIn,
  token: async () => (await import('./commands/token.ts')).token,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  openapi: async () => (await import('./commands/openapi.ts')).openapi,
  version: async () => (await import('./commands/version.ts')).version,
};

export const commandNames: readonly string[] = Object.keys(commands);

export async function loadCommand(name: string): Promise<Command | undefined> {
  return await commands[name]?.();
}
