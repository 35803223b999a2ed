// What an adapter does not offer it refuses, in words, and lives.
import { check } from '../client.mjs';
import { alive } from './malformed.mjs';

/** Requests by the capability without which they are not to be sent, with arguments that are right. */
const requests = {
  supportsConfigurationDoneRequest: { configurationDone: () => ({}) },
  supportsFunctionBreakpoints: { setFunctionBreakpoints: () => ({ breakpoints: [] }) },
  supportsStepBack: { stepBack: at => at.thread, reverseContinue: at => at.thread },
  supportsSetVariable: { setVariable: () => ({ variablesReference: 1, name: 'x', value: '1' }) },
  supportsRestartFrame: { restartFrame: at => ({ frameId: at.frameId }) },
  supportsGotoTargetsRequest: { gotoTargets: at => ({ source: at.frame.source, line: at.frame.line }), goto: at => ({ ...at.thread, targetId: 1 }) },
  supportsStepInTargetsRequest: { stepInTargets: at => ({ frameId: at.frameId }) },
  supportsCompletionsRequest: { completions: () => ({ text: 'a', column: 1 }) },
  supportsModulesRequest: { modules: () => ({}) },
  supportsRestartRequest: { restart: () => ({}) },
  supportsExceptionInfoRequest: { exceptionInfo: at => at.thread },
  supportsLoadedSourcesRequest: { loadedSources: () => ({}) },
  supportsTerminateThreadsRequest: { terminateThreads: at => ({ threadIds: [at.threadId] }) },
  supportsSetExpression: { setExpression: () => ({ expression: 'x', value: '1' }) },
  supportsTerminateRequest: { terminate: () => ({}) },
  supportsDataBreakpoints: { dataBreakpointInfo: () => ({ name: 'x' }), setDataBreakpoints: () => ({ breakpoints: [] }) },
  supportsReadMemoryRequest: { readMemory: () => ({ memoryReference: '0x0', count: 1 }) },
  supportsWriteMemoryRequest: { writeMemory: () => ({ memoryReference: '0x0', data: 'AA==' }) },
  supportsDisassembleRequest: { disassemble: () => ({ memoryReference: '0x0', instructionCount: 1 }) },
  supportsCancelRequest: { cancel: () => ({ requestId: 987_654 }) },
  supportsBreakpointLocationsRequest: { breakpointLocations: at => ({ source: at.frame.source, line: at.frame.line }) },
  supportsInstructionBreakpoints: { setInstructionBreakpoints: () => ({ breakpoints: [] }) },
};

export default Object.entries(requests).map(([capability, commands]) => {
  const names = Object.keys(commands);
  return {
    name: `without-${names[0]}`,
    kind: 'not offered',
    where: `\`Capabilities.${capability}\``,
    says: `\`${names.join('`, `')}\` ${names.length > 1 ? 'are' : 'is'} refused in words if the adapter does not offer ${names.length > 1 ? 'them' : 'it'}.`,
    without: capability,
    async run({ stage, client, note }) {
      const standing = await stage.run();
      for (const [command, args] of Object.entries(commands)) {
        const response = await client.request(command, args(standing));
        if (response.success) note(`\`${command}\` succeeds, although ${capability} is not set`);
        await alive(client, `\`${command}\`, which is not offered`);
      }
      check(!client.isGone, 'the adapter is gone');
    },
  };
});
