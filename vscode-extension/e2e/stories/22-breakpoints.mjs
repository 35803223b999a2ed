export const name = 'a value is watched for changes, a breakpoint gets a condition and a text, instructions are looked at';

export const files = {
  '.vscode/launch.json': {
    version: '0.2.0',
    configurations: [{ type: 'stepwasm', request: 'launch', name: 'orders', program: '${workspaceFolder}/orders.wat', invoke: 'total', args: [5], imports: { 'env.next': { returns: [7, 8] }, 'env.say': 'log' } }]
  }
};

export async function story(vs) {
  await vs.open('orders.wat');
  const say = await vs.lineOf('(call $say');
  await vs.toggleBreakpoint(say);
  await vs.breakpoints().waitFor();
  await vs.launch('orders');
  await vs.stoppedAt(say);
  await vs.variableIs('$sum', 7);
  await vs.inlineValue('$sum = 7').waitFor();

  // Whatever changes this variable stops the program.
  await vs.toggleBreakpoint(say);
  await vs.until('no breakpoint is left', async () => (await vs.breakpoints().count()) === 0);
  await vs.variableMenu('$sum', 'Break on Value Change');
  const watched = await vs.lastBreakpoint('$sum');
  await vs.press('F5');
  await vs.pausedOn('data breakpoint').waitFor();
  await vs.variableIs('$sum', 15);
  await vs.command('Remove All Breakpoints');
  await watched.waitFor({ state: 'hidden' });

  // A condition, and a text instead of a stop.
  await vs.addBreakpoint(say, 'Debug: Add Conditional Breakpoint...', '$sum > 25');
  await vs.press('F5');
  await vs.stoppedAt(say);
  await vs.variableIs('$sum', 31);
  await vs.command('Remove All Breakpoints');
  await vs.until('no breakpoint is left', async () => (await vs.breakpoints().count()) === 0);
  await vs.addBreakpoint(say, 'Debug: Add Logpoint...', 'it is {$sum, x}');

  // The instructions of the function, of which one is stepped over.
  await vs.goToLine(say);
  await vs.command('Open Disassembly View');
  await vs.instruction('i32.gt_s').waitFor();
  await vs.picture('disassembly');
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.console('it is 0x27').waitFor();
}
