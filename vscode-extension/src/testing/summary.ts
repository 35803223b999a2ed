import type { TestResult } from './protocol';

/** What became of the tests of a text, for those who read the output: how many ended how, and what failed. */
export function summary(text: string, results: readonly { readonly label: string; readonly result: TestResult }[]): string {
  const counts = (['passed', 'failed', 'errored', 'skipped'] as const).flatMap(status => {
    const count = results.filter(({ result }) => result.status === status).length;
    return count > 0 ? [`${count} ${status}`] : [];
  });
  const failures = results.filter(({ result }) => result.status === 'failed' || result.status === 'errored').map(({ label, result }) => `  ${label}: ${result.message ?? result.status}`);
  return [`${text}: ${counts.join(', ') || 'nothing was run'}`, ...failures].join('\n');
}
