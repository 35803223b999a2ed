export const name = 'launch.json calls a function with arguments';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'stepwasm', request: 'launch', name: 'sum', program: '${workspaceFolder}/sum.wat', invoke: 'sum', args: [50, '-8'] }] }
};

export async function story(vs) {
  await vs.open('sum.wat');
  await vs.launch('sum');
  await vs.console(/^42\s*$/).waitFor();
  await vs.sessionEnds();
}
