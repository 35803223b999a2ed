package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.CodeView;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Element;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.StackEntry;
import dev.stepwasm.wasm.source.Position;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.DisassembledInstruction;
import org.eclipse.lsp4j.debug.DisassembledInstructionPresentationHint;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopePresentationHint;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;
import org.eclipse.lsp4j.debug.Variable;

/** Things of the debugger core as the protocol shows them. */
final class Views {
    /** What clients take for an address that is none. */
    private static final String NOWHERE = "-1";

    private final Coordinates coordinates;
    private final Program program;
    private final HostSources hosts;

    Views(Coordinates coordinates, Program program, HostSources hosts) {
        this.coordinates = coordinates;
        this.program = program;
        this.hosts = hosts;
    }

    /** The scopes of a frame, in the order in which they are shown. */
    enum Kind {
        LOCALS("Locals", ScopePresentationHint.LOCALS),
        RETURNED("Return value", ScopePresentationHint.RETURN_VALUE),
        OPERANDS("Operand stack", ScopePresentationHint.REGISTERS),
        LABELS("Labels", ""),
        GLOBALS("Globals", ""),
        MEMORIES("Memories", ""),
        TABLES("Tables", "");

        private final String title;
        private final String hint;

        Kind(String title, String hint) {
            this.title = title;
            this.hint = hint;
        }

        /** {@return whether a frame has this scope} */
        boolean isIn(Frame frame) {
            return this != RETURNED || frame.returned().isPresent();
        }

        /** {@return what there is of this kind in a frame} */
        Container in(Frame frame, Owner.Naming naming) {
            return switch (this) {
                case LOCALS, OPERANDS, GLOBALS -> new Container.Values(this, frame, naming);
                case RETURNED -> new Container.Parts(frame.returned().orElseThrow());
                case LABELS -> new Container.Labels(frame);
                case MEMORIES -> new Container.Memories(frame, naming);
                case TABLES -> new Container.Tables(frame);
            };
        }
    }

    /** {@return a scope} */
    static Scope scope(Kind kind, int reference) {
        Scope scope = new Scope();
        scope.setName(kind.title);
        if (!kind.hint.isEmpty()) {
            scope.setPresentationHint(kind.hint);
        }
        scope.setVariablesReference(reference);
        scope.setExpensive(false);
        return scope;
    }

    /**
     * {@return a thing with its name, its type, what to write to mean it and by which to read its bytes}
     *
     * @param reference of what is inside, 0 for nothing
     * @param numbered how many numbered things are inside
     */
    static Variable variable(Container.Shown thing, int reference, int numbered) {
        Element element = thing.element();
        Variable shown = new Variable();
        shown.setName(element.name());
        shown.setValue(element.text());
        shown.setType(element.type());
        shown.setVariablesReference(reference);
        if (numbered > 0) {
            shown.setIndexedVariables(numbered);
        }
        if (!thing.expression().isEmpty()) {
            shown.setEvaluateName(thing.expression());
        }
        thing.memory().ifPresent(place -> shown.setMemoryReference(place.show()));
        return shown;
    }

    /** {@return a frame} */
    StackFrame frame(StackEntry entry, int id) {
        return switch (entry) {
            case StackEntry.Wasm(Frame frame) -> frame(frame, id);
            case StackEntry.Host(StackTraceElement host) -> hosts.frame(host, id, coordinates);
        };
    }

    private StackFrame frame(Frame frame, int id) {
        StackFrame shown = new StackFrame();
        shown.setId(id);
        shown.setName(frame.functionName());
        shown.setModuleId(frame.module().number() + 1);
        shown.setInstructionPointerReference(address(frame.module().address(frame.codeOffset())));
        frame.position()
                .ifPresentOrElse(
                        at -> {
                            shown.setSource(source(frame.module()));
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
        breakpoint
                .codeOffset()
                .ifPresent(offset -> shown.setInstructionReference(
                        address(breakpoint.module().orElseThrow().address(offset))));
        breakpoint.position().ifPresent(at -> {
            breakpoint.module().map(this::source).ifPresent(shown::setSource);
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

    /**
     * {@return an instruction of the binary}
     *
     * @param first whether it opens a list: only there a client must be told of the source
     */
    DisassembledInstruction instruction(DebuggedModule module, CodeView.Line line, boolean first) {
        DisassembledInstruction shown = new DisassembledInstruction();
        shown.setAddress(line.address() < 0 ? NOWHERE : address(module.address((int) line.address())));
        shown.setInstruction(line.text());
        if (!line.valid()) {
            shown.setPresentationHint(DisassembledInstructionPresentationHint.INVALID);
        }
        if (!line.bytes().isEmpty()) {
            shown.setInstructionBytes(line.bytes());
        }
        line.function().ifPresent(shown::setSymbol);
        line.position().ifPresent(at -> {
            shown.setLine(coordinates.lineToClient(at.line()));
            shown.setColumn(coordinates.columnToClient(at.column()));
        });
        line.end().ifPresent(at -> {
            shown.setEndLine(coordinates.lineToClient(at.line()));
            shown.setEndColumn(coordinates.columnToClient(at.column()));
        });
        if (first || line.function().isPresent()) {
            shown.setLocation(source(module));
        }
        return shown;
    }

    /** {@return the text of a module} */
    Source source(DebuggedModule module) {
        return program.part(module).source(module, coordinates);
    }

    /** {@return a byte offset or address as the protocol writes it} */
    static String address(long offset) {
        return "0x" + Long.toHexString(offset);
    }
}
