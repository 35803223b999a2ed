package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.breakpoints.WasmFunctionBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmWatchpoint;
import java.util.List;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;

/** Breakpoints of Eclipse in the words of the protocol. */
final class AskedBreakpoints {
    private AskedBreakpoints() {}

    static SetBreakpointsArguments lines(String source, List<WasmLineBreakpoint> wanted) {
        Source text = new Source();
        text.setPath(source);
        SetBreakpointsArguments args = new SetBreakpointsArguments();
        args.setSource(text);
        args.setBreakpoints(wanted.stream().map(AskedBreakpoints::line).toArray(SourceBreakpoint[]::new));
        return args;
    }

    private static SourceBreakpoint line(WasmLineBreakpoint breakpoint) {
        SourceBreakpoint asked = new SourceBreakpoint();
        asked.setLine(breakpoint.line());
        breakpoint.condition().ifPresent(asked::setCondition);
        breakpoint.hitCondition().ifPresent(asked::setHitCondition);
        breakpoint.logMessage().ifPresent(asked::setLogMessage);
        return asked;
    }

    static SetFunctionBreakpointsArguments functions(List<WasmFunctionBreakpoint> wanted) {
        SetFunctionBreakpointsArguments args = new SetFunctionBreakpointsArguments();
        args.setBreakpoints(wanted.stream().map(AskedBreakpoints::function).toArray(FunctionBreakpoint[]::new));
        return args;
    }

    private static FunctionBreakpoint function(WasmFunctionBreakpoint breakpoint) {
        FunctionBreakpoint asked = new FunctionBreakpoint();
        asked.setName(breakpoint.function());
        breakpoint.condition().ifPresent(asked::setCondition);
        breakpoint.hitCondition().ifPresent(asked::setHitCondition);
        return asked;
    }

    static SetDataBreakpointsArguments watched(List<WasmWatchpoint> wanted) {
        SetDataBreakpointsArguments args = new SetDataBreakpointsArguments();
        args.setBreakpoints(wanted.stream().map(AskedBreakpoints::watched).toArray(DataBreakpoint[]::new));
        return args;
    }

    private static DataBreakpoint watched(WasmWatchpoint breakpoint) {
        DataBreakpoint asked = new DataBreakpoint();
        asked.setDataId(breakpoint.data());
        asked.setAccessType(
                !breakpoint.isAccess()
                        ? DataBreakpointAccessType.WRITE
                        : breakpoint.isModification()
                                ? DataBreakpointAccessType.READ_WRITE
                                : DataBreakpointAccessType.READ);
        breakpoint.condition().ifPresent(asked::setCondition);
        breakpoint.hitCondition().ifPresent(asked::setHitCondition);
        return asked;
    }
}
