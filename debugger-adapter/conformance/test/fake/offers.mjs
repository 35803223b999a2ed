// What the fake adapter says that it can: everything, unless it is told to have less.
const all = [
  'ConfigurationDoneRequest', 'FunctionBreakpoints', 'ConditionalBreakpoints', 'HitConditionalBreakpoints', 'EvaluateForHovers', 'StepBack', 'SetVariable', 'RestartFrame',
  'GotoTargetsRequest', 'StepInTargetsRequest', 'CompletionsRequest', 'ModulesRequest', 'RestartRequest', 'ExceptionInfoRequest', 'DelayedStackTraceLoading', 'LoadedSourcesRequest',
  'LogPoints', 'TerminateThreadsRequest', 'SetExpression', 'TerminateRequest', 'DataBreakpoints', 'ReadMemoryRequest', 'WriteMemoryRequest', 'DisassembleRequest', 'CancelRequest',
  'BreakpointLocationsRequest', 'ClipboardContext', 'SteppingGranularity', 'InstructionBreakpoints', 'ExceptionFilterOptions', 'ValueFormattingOptions', 'DataBreakpointBytes',
].map(each => `supports${each}`);

export function capabilities(bad) {
  if (bad('offers-little')) return { supportsConfigurationDoneRequest: !bad('no-configuration-done') };
  const filter = { filter: 'luck', label: 'Bad luck', default: true };
  const can = Object.fromEntries(all.map(each => [each, true]));
  return { ...can, exceptionBreakpointFilters: bad('same-filters') ? [filter, filter] : [filter, { filter: 'other', label: 'Other' }] };
}
