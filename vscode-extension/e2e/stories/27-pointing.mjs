export const name = 'a name that is pointed at has its value, and the same name in another function has none';

export async function story(vs) {
  await vs.open('sha256.wat');
  const inLoop = await vs.lineOf('local.get $h');
  await vs.toggleBreakpoint(inLoop);
  await vs.breakpoints().waitFor();
  await vs.debugFile();
  await vs.stoppedAt(inLoop);

  // The debugger shows its value.
  const value = vs.page.locator('.debug-hover-widget:visible');
  await pointAt('$t of the function that is looked at', 'byte offset of the round', value.filter({ hasText: '0' }));
  await vs.press('Escape');
  await value.waitFor({ state: 'hidden' });

  // Elsewhere the language server says what it is.
  await pointAt('$t of another function', 'byte offset of the word', vs.page.locator('.monaco-hover:visible', { hasText: '(local $t i32)' }));
  await value.waitFor({ state: 'hidden' });
  await vs.press('Escape');
  await vs.command('Debug: Stop');
  await vs.sessionEnds();

  /** Puts the cursor into the name that a line declares. */
  async function pointAt(what, line, shown) {
    await vs.goToLine(await vs.lineOf(line));
    await vs.press('Home', ...Array('(local $'.length).fill('ArrowRight'));
    await vs.until(`something is shown for ${what}`, async () => {
      await vs.command('Debug: Show Hover');
      return vs.appears(shown);
    });
  }
}
