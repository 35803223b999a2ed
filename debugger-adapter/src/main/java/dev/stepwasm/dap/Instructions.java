package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.CodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisassembledInstruction;

/** The code of a program as a disassembly. */
final class Instructions {
    /** What a client can show is far less. */
    private static final int MOST = 100_000;

    private final CodeView code;
    private final Views views;

    Instructions(CodeView code, Views views) {
        this.code = code;
        this.views = views;
    }

    /** {@return exactly as many instructions as are wanted, with fillers where there are none} */
    DisassembleResponse around(DisassembleArguments args) {
        String reference = args.getMemoryReference();
        long address = AskedBreakpoint.address(reference)
                .orElseThrow(() -> Refusal.of("`" + reference + "` is not the address of an instruction"));
        int count = args.getInstructionCount();
        if (count < 0 || count > MOST) {
            throw Refusal.of("at most " + MOST + " instructions are shown at once, not " + count);
        }
        long from = address + Objects.requireNonNullElse(args.getOffset(), 0);
        long skip = Objects.requireNonNullElse(args.getInstructionOffset(), 0);
        List<DisassembledInstruction> shown = new ArrayList<>();
        for (CodeView.Line line : code.lines(from, skip, count)) {
            shown.add(views.instruction(line, shown.isEmpty()));
        }
        DisassembleResponse response = new DisassembleResponse();
        response.setInstructions(shown.toArray(DisassembledInstruction[]::new));
        return response;
    }
}
