export const name = 'the Test Explorer shows what a script asserts, what failed and how, and what ran';

export async function story(vs) {
  await vs.open('math.wast');
  await vs.showTests();
  await vs.command('Test: Run Tests in Current File');
  await vs.unfoldTests('math.wast', 'Whole numbers', 'Clamping');
  await vs.test('clamp -5 0 9 => 0', 'passed').waitFor();
  await vs.test('halves what is negative', 'failed').waitFor();

  // What was expected stands beside what came.
  await vs.goToLine(await vs.lineOf('(i32.const -4)'));
  await vs.command('Test: Peek Output');
  const peek = vs.page.locator('.peekview-widget');
  await peek.locator('.view-line', { hasText: 'i32 -4' }).waitFor();
  await peek.locator('.view-line', { hasText: 'i32 2147483644' }).waitFor();
  await vs.picture('test-explorer');
  await vs.press('Escape');
  await peek.waitFor({ state: 'detached' });

  // What never ran is marked.
  await vs.command('Test: Run Tests with Coverage in Current File');
  await vs.goToLine(1);
  await vs.page.locator('.monaco-list-row', { hasText: /math\.wast.*%/ }).first().waitFor();
  await vs.page.locator('.editor-instance .coverage-deco-gutter.coverage-deco-miss').first().waitFor();
  await vs.picture('test-coverage');
}
