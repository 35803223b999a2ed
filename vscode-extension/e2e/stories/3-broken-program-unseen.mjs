export const name = 'a broken program that is not open is refused by the debugger, with the position';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'stepwasm', request: 'launch', name: 'broken', program: '${workspaceFolder}/broken.wat' }] }
};

export async function story(vs) {
  await vs.open('sum.wat');
  await vs.launch('broken');
  await vs.message(/broken\.wat:4:\d+: .*\$missing/).waitFor();
  await vs.press('Escape');
  await vs.sessionEnds();
}
