import assert from 'node:assert/strict';

export const name = 'a program that asks for a name is run in a terminal, and debugged there';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'stepwasm', request: 'launch', name: 'greet', program: '${workspaceFolder}/greet.wat', console: 'integratedTerminal' }] }
};

export async function story(vs) {
  await vs.open('greet.wat');
  const afterAnswer = await vs.lineOf('(call $say (i32.const 128)');
  await vs.toggleBreakpoint(afterAnswer);
  await vs.breakpoints().waitFor();
  await vs.launch('greet');
  await vs.terminal('What is your name?').waitFor();
  await vs.page.locator('.terminal-wrapper.active .xterm-screen').click();
  await vs.page.keyboard.type('Ada');
  await vs.press('Enter');
  await vs.stoppedAt(afterAnswer);
  await vs.variableIs('$length', 4);
  await vs.picture('terminal');
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.terminal('Hello, Ada').waitFor();

  // Once more; what is not wanted any longer is ended while it waits for an answer.
  await vs.startAgain(vs.terminal(/What is your name\?(?!.*Hello)/s));
  await vs.press('Shift+F5');
  await vs.sessionEnds();
  assert.deepEqual(await vs.stoppedLines(), []);
}
