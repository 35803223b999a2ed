package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.CodeView;
import dev.stepwasm.engine.debug.DebuggedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisassembledInstruction;

/** The code of a program as a disassembly. */
final class Instructions {
    /** What a client can show is far less. */
    private static final int MOST = 100_000;

    private final List<DebuggedModule> modules;
    private final Views views;

    Instructions(List<DebuggedModule> modules, Views views) {
        this.modules = modules;
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
        Optional<DebuggedModule> known = DebuggedModule.at(modules, address);
        DebuggedModule module = known.orElse(modules.getFirst());
        long from = (known.isPresent() ? DebuggedModule.offsetIn(address) : address)
                + Objects.requireNonNullElse(args.getOffset(), 0);
        long skip = Objects.requireNonNullElse(args.getInstructionOffset(), 0);
        List<DisassembledInstruction> shown = new ArrayList<>();
        for (CodeView.Line line : module.codeView().lines(from, skip, count)) {
            shown.add(views.instruction(module, line, shown.isEmpty()));
        }
        DisassembleResponse response = new DisassembleResponse();
        response.setInstructions(shown.toArray(DisassembledInstruction[]::new));
        return response;
    }
}
