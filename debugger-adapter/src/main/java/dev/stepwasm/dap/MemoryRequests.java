package dev.stepwasm.dap;

import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;

/** The requests for bytes of memories and of code. */
final class MemoryRequests {
    private final Conversation conversation;

    MemoryRequests(Conversation conversation) {
        this.conversation = conversation;
    }

    ReadMemoryResponse read(ReadMemoryArguments args) {
        return conversation.session().memory().read(args);
    }

    DisassembleResponse disassemble(DisassembleArguments args) {
        return conversation.session().instructions().around(args);
    }

    WriteMemoryResponse write(WriteMemoryArguments args) {
        return conversation.session().memory().write(args);
    }
}
