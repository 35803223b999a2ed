export const name = 'a lens runs an export with arguments, and shows what came of it';

export async function story(vs) {
  await vs.open('sum.wat');
  const input = vs.page.locator('.quick-input-widget input');
  await vs.clickLens('Run with', input);
  await input.fill('50 -8.5');
  await vs.page.locator('.quick-input-message', { hasText: 'must be an i32, not -8.5' }).waitFor();
  await input.fill('50 -8');
  await vs.press('Enter');
  await vs.lens('Run sum 50 -8 = 42').waitFor();
  await vs.picture('run-lens');
  await vs.walkthroughPicture('run', [vs.text()]);

  // The debugger starts with the same arguments.
  await vs.toggleBreakpoint(await vs.lineOf('i32.add'));
  await vs.breakpoints().waitFor();
  await vs.clickLens('Debug', input);
  await vs.press('Enter');
  await vs.stopped();
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.console(/^42\s*$/).waitFor();

  // In another window the last arguments are offered again.
  await vs.open('sum.wat');
  await vs.lens('Run sum 50 -8').waitFor();
  await vs.clickLens('Run with', input);
  await vs.until('the arguments are remembered', async () => (await input.inputValue()) === '50 -8');
}
