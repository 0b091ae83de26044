import type { Diagnostic } from '../../rulebook/diagnostic.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Diagnostics as SARIF 2.1.0 (OASIS), which editors and code hosts show beside the text. Columns
 * are counted in UTF-16 units, as diagnostics count them.
 */
export function sarifOf(diagnostics: readonly Diagnostic[], version: string): unknown {
  const checks = [...new Set(diagnostics.map(({ check }) => check))].toSorted();
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'evenhand rules lint', version, rules: checks.map((id) => ({ id })) },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((one) => ({
          ruleId: one.check,
          ruleIndex: checks.indexOf(one.check),
          level: one.severity,
          message: { text: `${one.message}. Help: ${one.help}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(one.file) },
                region: {
                  startLine: one.line,
                  startColumn: one.column,
                  endColumn: one.column + one.length,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
