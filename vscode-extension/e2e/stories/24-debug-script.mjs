export const name = 'an assertion of a test script is debugged: into the function it calls, and back to what it wants';

export async function story(vs) {
  await vs.open('clamp.wast');
  await vs.lens('Debug script').waitFor();
  await vs.showRunView();

  // A breakpoint in the module of the script.
  const compared = await vs.lineOf('i32.gt_u');
  await vs.toggleBreakpoint(compared);
  await vs.breakpoints().waitFor();
  await vs.clickLens('Debug script', vs.toolbar());
  await vs.stoppedAt(compared);
  await vs.variableIs('$x', 5);
  await vs.callStack('$script').waitFor();
  await vs.press('F5');
  await vs.variableIs('$x', 99);
  await vs.press('F5');
  await vs.page.locator('.debug-variables .monaco-list-row', { hasText: '-3' }).waitFor();

  // Out of the function the assertion turns out not to hold.
  await vs.press('Shift+F11');
  const assertion = await vs.lineOf('i32.const -9');
  await vs.stoppedAt(assertion);
  await vs.exception('expected i32 -3 but got i32 9').waitFor();
  await vs.picture('script');
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.console(/clamp\.wast:12:1: assert_return failed: expected i32 -3 but got i32 9/).waitFor();
  await vs.console('3 passed, 1 failed').waitFor();
}
