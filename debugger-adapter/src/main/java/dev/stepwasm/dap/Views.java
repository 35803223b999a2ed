package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.MemoryView;
import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopePresentationHint;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;

/** Things of the debugger core as the protocol shows them. */
final class Views {
    private static final String MEMORY_PREFIX = "memory[";

    private final Coordinates coordinates;
    private final Path program;

    Views(Coordinates coordinates, Path program) {
        this.coordinates = coordinates;
        this.program = program;
    }

    /** What a {@code variablesReference} stands for. */
    record Container(Kind kind, Frame frame) {
        List<org.eclipse.lsp4j.debug.Variable> variables() {
            return switch (kind) {
                case LOCALS -> frame.locals().stream().map(Views::variable).toList();
                case OPERANDS ->
                    topFirst(frame.operands()).stream().map(Views::variable).toList();
                case GLOBALS -> frame.globals().stream().map(Views::variable).toList();
                case MEMORY -> frame.memories().stream().map(Views::memory).toList();
            };
        }

        /** {@return the values that can be changed, by the names that are shown} */
        List<Variable> values() {
            return switch (kind) {
                case LOCALS -> frame.locals();
                case OPERANDS -> frame.operands();
                case GLOBALS -> frame.globals();
                case MEMORY -> List.of();
            };
        }

        private static List<Variable> topFirst(List<Variable> operands) {
            List<Variable> turned = new ArrayList<>(operands);
            Collections.reverse(turned);
            return turned;
        }
    }

    /** The scopes of a frame, in the order in which they are shown. */
    enum Kind {
        LOCALS("Locals", ScopePresentationHint.LOCALS),
        OPERANDS("Operand stack", ScopePresentationHint.REGISTERS),
        GLOBALS("Globals", ""),
        MEMORY("Memory", "");

        private final String title;
        private final String hint;

        Kind(String title, String hint) {
            this.title = title;
            this.hint = hint;
        }
    }

    /** {@return a scope} */
    static Scope scope(Container container, int reference) {
        Scope scope = new Scope();
        scope.setName(container.kind().title);
        if (!container.kind().hint.isEmpty()) {
            scope.setPresentationHint(container.kind().hint);
        }
        scope.setVariablesReference(reference);
        scope.setExpensive(false);
        return scope;
    }

    /** {@return a value with its name, type and what to write to mean it} */
    static org.eclipse.lsp4j.debug.Variable variable(Variable variable) {
        org.eclipse.lsp4j.debug.Variable shown = new org.eclipse.lsp4j.debug.Variable();
        shown.setName(variable.name());
        shown.setValue(variable.value().show());
        shown.setType(variable.value().type().show());
        shown.setEvaluateName(variable.name());
        return shown;
    }

    /** {@return a memory, with the reference by which its bytes can be read} */
    static org.eclipse.lsp4j.debug.Variable memory(MemoryView memory) {
        org.eclipse.lsp4j.debug.Variable shown = new org.eclipse.lsp4j.debug.Variable();
        long pages = memory.pages();
        shown.setName(memory.name());
        shown.setValue(
                String.format(Locale.ROOT, "%d %s, %d bytes", pages, pages == 1 ? "page" : "pages", memory.byteSize()));
        shown.setType("memory");
        shown.setMemoryReference(MEMORY_PREFIX + memory.index() + "]");
        return shown;
    }

    /** {@return the index of the memory that a reference means, if it is one of ours} */
    static Optional<Integer> memoryIndex(String reference) {
        try {
            return reference.startsWith(MEMORY_PREFIX) && reference.endsWith("]")
                    ? Optional.of(Integer.parseInt(reference.substring(MEMORY_PREFIX.length(), reference.length() - 1)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@return a frame} */
    StackFrame frame(Frame frame, int id) {
        StackFrame shown = new StackFrame();
        shown.setId(id);
        shown.setName(frame.functionName());
        shown.setInstructionPointerReference(address(frame.codeOffset()));
        frame.position()
                .ifPresentOrElse(
                        at -> {
                            shown.setSource(source());
                            shown.setLine(coordinates.lineToClient(at.line()));
                            shown.setColumn(coordinates.columnToClient(at.column()));
                        },
                        () -> shown.setPresentationHint(StackFramePresentationHint.SUBTLE));
        frame.end().ifPresent(end -> {
            shown.setEndLine(coordinates.lineToClient(end.line()));
            shown.setEndColumn(coordinates.columnToClient(end.column()));
        });
        return shown;
    }

    /** {@return a breakpoint at which the program will stop} */
    org.eclipse.lsp4j.debug.Breakpoint breakpoint(Breakpoint breakpoint, int id) {
        org.eclipse.lsp4j.debug.Breakpoint shown = new org.eclipse.lsp4j.debug.Breakpoint();
        shown.setId(id);
        shown.setVerified(breakpoint.verified());
        if (!breakpoint.message().isEmpty()) {
            shown.setMessage(breakpoint.message());
        }
        breakpoint.codeOffset().ifPresent(offset -> shown.setInstructionReference(address(offset)));
        breakpoint.position().ifPresent(at -> {
            shown.setSource(source());
            shown.setLine(coordinates.lineToClient(at.line()));
            shown.setColumn(coordinates.columnToClient(at.column()));
        });
        return shown;
    }

    /** {@return a place for a breakpoint} */
    BreakpointLocation location(Position position) {
        BreakpointLocation shown = new BreakpointLocation();
        shown.setLine(coordinates.lineToClient(position.line()));
        shown.setColumn(coordinates.columnToClient(position.column()));
        return shown;
    }

    /** {@return the text of the program} */
    Source source() {
        return coordinates.source(program);
    }

    /** {@return a byte offset or address as the protocol writes it} */
    static String address(long offset) {
        return "0x" + Long.toHexString(offset);
    }
}
