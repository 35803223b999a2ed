export const name = 'a program that is not there is told with a way out';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'stepwasm', request: 'launch', name: 'lost', program: '${workspaceFolder}/lost.wat' }] }
};

export async function story(vs) {
  await vs.open('sum.wat');
  await vs.launch('lost');
  const message = vs.message('Cannot run "lost". There is no file lost.wat.');
  await message.waitFor();
  await message.locator('.monaco-button', { hasText: 'Choose a File' }).waitFor();
  await message.locator('.monaco-button', { hasText: 'Open launch.json' }).click();
  await vs.page.locator('.tab.active', { hasText: 'launch.json' }).waitFor();
}
