export const name = 'a trap is explained where it happens, and taken back in the Debug Console';

export async function story(vs) {
  await vs.open('peek.wat');
  await vs.showRunView();
  await vs.debugFile();
  await vs.enter('Debug peek', '65522');
  await vs.stoppedAt(await vs.lineOf('i32.load'));
  const why = vs.exception('out of bounds memory access: i32.load of 4 bytes at address 0xfffe (65522 + offset 12), the memory has 1 page (65536 bytes)');
  await why.waitFor();
  for (const fact of ['65522 (i32) from `local.get $p` in line 6', '5 bytes beyond the end of data segment $table', '2 bytes too far']) {
    await vs.exception(fact).waitFor();
  }
  await vs.variableIs('$p', 65522);
  await vs.picture('trap', vs.page.locator('.exception-widget .stack-trace'));

  // The console completes what it is asked, and what it changes counts.
  await vs.replInput();
  await vs.page.keyboard.type('$');
  await vs.suggestion('$p').waitFor();
  await vs.press('Escape', 'Backspace');
  await vs.ask('stack[-1]');
  await vs.console(/^65522/).waitFor();
  await vs.ask('stack[-1] = 65508');
  await vs.console(/^65508/).waitFor();
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.console('858927408').waitFor();
}
