package dev.stepwasm.dap;

import java.util.Set;
import org.eclipse.lsp4j.debug.Capabilities;

/** What the adapter can do: the requests that it answers and the capabilities that it tells its client. */
final class Promises {
    /** The requests that are answered; all others are not supported. */
    static final Set<String> COMMANDS = Set.of(
            "initialize",
            "launch",
            "attach",
            "configurationDone",
            "disconnect",
            "restart",
            "cancel",
            "terminate",
            "setBreakpoints",
            "breakpointLocations",
            "setExceptionBreakpoints",
            "setFunctionBreakpoints",
            "dataBreakpointInfo",
            "setDataBreakpoints",
            "setInstructionBreakpoints",
            "threads",
            "continue",
            "next",
            "stepIn",
            "stepOut",
            "stepInTargets",
            "gotoTargets",
            "goto",
            "restartFrame",
            "pause",
            "stackTrace",
            "scopes",
            "variables",
            "setVariable",
            "setExpression",
            "completions",
            "evaluate",
            "readMemory",
            "writeMemory",
            "disassemble",
            "source",
            "loadedSources",
            "modules",
            "exceptionInfo",
            "stepwasm/memories",
            "stepwasm/memoryUse",
            "stepwasm/find",
            "stepwasm/watch");

    private Promises() {}

    /** {@return what the client may ask for} */
    static Capabilities capabilities() {
        Capabilities can = new Capabilities();
        can.setSupportsConfigurationDoneRequest(true);
        can.setSupportsBreakpointLocationsRequest(true);
        can.setSupportsSteppingGranularity(true);
        can.setSupportsSetVariable(true);
        can.setSupportsSetExpression(true);
        can.setSupportsCompletionsRequest(true);
        can.setCompletionTriggerCharacters(new String[] {"$", ".", "["});
        can.setSupportsValueFormattingOptions(true);
        can.setSupportsClipboardContext(true);
        can.setSupportsStepInTargetsRequest(true);
        can.setSupportsGotoTargetsRequest(true);
        can.setSupportsRestartFrame(true);
        can.setSupportsEvaluateForHovers(true);
        can.setSupportsReadMemoryRequest(true);
        can.setSupportsWriteMemoryRequest(true);
        can.setSupportsDisassembleRequest(true);
        can.setSupportsModulesRequest(true);
        can.setSupportsLoadedSourcesRequest(true);
        can.setSupportsExceptionInfoRequest(true);
        can.setSupportsTerminateRequest(true);
        can.setSupportsRestartRequest(true);
        can.setSupportsCancelRequest(true);
        can.setSupportsFunctionBreakpoints(true);
        can.setSupportsDataBreakpoints(true);
        can.setSupportsDataBreakpointBytes(true);
        can.setSupportsInstructionBreakpoints(true);
        can.setSupportsConditionalBreakpoints(true);
        can.setSupportsHitConditionalBreakpoints(true);
        can.setSupportsLogPoints(true);
        can.setSupportsANSIStyling(true);
        can.setSupportsExceptionFilterOptions(true);
        can.setExceptionBreakpointFilters(ExceptionFilters.all());
        return can;
    }
}
