package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.Contexts;
import dev.stepwasm.eclipse.debug.Notices;
import dev.stepwasm.eclipse.debug.WasmElement;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.memory.WasmMemory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Asks for bytes of a memory and makes the program stop when they change. */
public final class WatchMemory extends AbstractHandler {
    private static final Pattern BYTES = Pattern.compile("(\\S+)(?:\\s*[,:]\\s*|\\s+)?(\\d{1,9})?");

    /** For the extension point. */
    public WatchMemory() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Optional<WasmFrame> frame = Contexts.frame(DebugUITools.getDebugContext());
        if (frame.isEmpty()) {
            Notices.show("Nothing is watched", "suspend a WebAssembly program and select it in the Debug view first");
            return null;
        }
        InputDialog dialog = new InputDialog(
                HandlerUtil.getActiveShell(event),
                "Watch Memory",
                "The program stops when these bytes are written. Write the address and how many bytes, as 0x400, 4 or"
                        + " memory[1]+0x10, 8 or $p, 1:",
                "0x0, 4",
                text -> BYTES.matcher(text.strip()).matches() ? null : "an address and a number of bytes, as 0x400, 4");
        if (dialog.open() == InputDialog.OK) {
            watch(frame.get(), dialog.getValue());
        }
        return null;
    }

    /** Makes the watchpoint, or says why there can be none; it waits for nothing. */
    public static void watch(WasmFrame frame, String bytes) {
        Matcher matcher = BYTES.matcher(bytes.strip());
        if (!matcher.matches()) {
            return;
        }
        int count = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        WasmMemory.address(frame, matcher.group(1).replaceAll(",$", "")).whenComplete((address, failure) -> {
            if (failure != null) {
                frame.target().report("Nothing is watched", WasmElement.words(failure));
            } else {
                DataBreakpointInfoArguments args = bytes(address, count);
                args.setFrameId(frame.id());
                WatchVariable.create(frame.target(), args);
            }
        });
    }

    /** {@return the question whether bytes can be watched} */
    static DataBreakpointInfoArguments bytes(String address, int count) {
        DataBreakpointInfoArguments args = new DataBreakpointInfoArguments();
        args.setName(address);
        args.setAsAddress(true);
        args.setBytes(count);
        return args;
    }
}
