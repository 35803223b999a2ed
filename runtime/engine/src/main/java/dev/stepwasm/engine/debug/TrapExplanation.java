package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.debug.Explanation.Fact;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a trap to the person who debugs the program that stands before it. */
final class TrapExplanation {
    /** Entries of a table that are looked at: enough for people, and done at once. */
    private static final int MOST_ENTRIES = 10_000;

    private static final int MOST_SHOWN = 4;

    private final FailedInstruction failed;
    private final TrapReason reason;
    private final List<Fact> facts = new ArrayList<>();

    private TrapExplanation(FailedInstruction failed, TrapReason reason) {
        this.failed = failed;
        this.reason = reason;
    }

    /** {@return the explanation} @param frame that stands before the instruction */
    static Explanation of(Frame frame, Activation activation, Trap trap) {
        FailedInstruction failed = FailedInstruction.of(frame, activation);
        TrapReason reason = trap.reason();
        return new Explanation(
                Explanation.Mode.TRAP,
                reason.code(),
                reason.words(),
                "trap: " + reason.words(),
                trap.words(),
                new TrapExplanation(failed, reason).facts(trap),
                TrapHint.of(failed, trap),
                trap.backtrace());
    }

    private List<Fact> facts(Trap trap) {
        add("instruction", frameWords());
        failed.showOperands().ifPresent(words -> add("operands", words));
        switch (reason) {
            case OUT_OF_BOUNDS_MEMORY_ACCESS, UNALIGNED_ATOMIC, EXPECTED_SHARED_MEMORY -> memory();
            case OUT_OF_BOUNDS_TABLE_ACCESS, UNDEFINED_ELEMENT, UNINITIALIZED_ELEMENT -> table();
            case INDIRECT_CALL_TYPE_MISMATCH -> {
                table();
                fitting();
            }
            case CALL_STACK_EXHAUSTED -> add("calls", Cycle.show(trap.backtrace()));
            case HOST -> {
                Called.by(failed.activation()).ifPresent(callee -> add("host function", callee.name()));
                Optional.ofNullable(trap.getCause()).ifPresent(this::thrown);
            }
            case UNREACHABLE,
                    INTEGER_DIVIDE_BY_ZERO,
                    INTEGER_OVERFLOW,
                    INVALID_CONVERSION_TO_INTEGER,
                    OUT_OF_BOUNDS_ARRAY_ACCESS,
                    NULL_REFERENCE,
                    NULL_FUNCTION_REFERENCE,
                    NULL_STRUCTURE_REFERENCE,
                    NULL_ARRAY_REFERENCE,
                    NULL_I31_REFERENCE,
                    NULL_EXCEPTION_REFERENCE,
                    CAST_FAILURE,
                    ALLOCATION_TOO_LARGE -> {}
        }
        return facts;
    }

    private void thrown(Throwable cause) {
        HostTrace.exception(cause).ifPresent(exception -> add("exception", exception));
        HostTrace.places(cause).ifPresent(places -> add("thrown", places.strip()));
    }

    private void add(String subject, String words) {
        facts.add(new Fact(subject, words));
    }

    private String frameWords() {
        return "`" + failed.frame().instruction() + "` in " + failed.frame().functionName();
    }

    private void memory() {
        int index = failed.access().map(FailedInstruction.Access::memory).orElseGet(this::memoryIndex);
        if (index < 0) {
            return;
        }
        LinearMemory memory = failed.instance().memory(index);
        String growth = memory.pages() >= memory.maximumPages()
                ? ", it cannot grow"
                : ", it may grow to " + pages(memory.maximumPages());
        add(
                "memory",
                failed.frame().memoryName(index) + " has " + pages(memory.pages()) + ", " + memory.byteSize() + " bytes"
                        + growth);
        failed.access()
                .flatMap(access -> Symbols.near(failed.activation(), index, access.address()))
                .or(() -> failed.access().isPresent()
                        ? Optional.empty()
                        : Symbols.near(failed.activation(), index, Operand.big(Operand.unsigned(failed.operand(2)))))
                .ifPresent(words -> add("nearest", words));
    }

    /** {@return the memory of a bulk instruction, of two the one that is written; -1 if the bytes are those of a segment} */
    private int memoryIndex() {
        return switch (failed.instruction().immediates()) {
            case Immediates.Indices(int first, int second) ->
                switch (failed.opcode()) {
                    case MEMORY_COPY -> first;
                    case MEMORY_INIT -> second;
                    default -> -1;
                };
            case Immediates.Index(int index) -> index;
            default -> -1;
        };
    }

    private static String pages(long count) {
        return Operand.count(Long.toUnsignedString(count), "page", "pages");
    }

    private void table() {
        if (isOnSegment()) {
            return;
        }
        ReferenceTable table = failed.instance().table(failed.table());
        add(
                "table",
                failed.frame().tableName(failed.table()) + " has " + Operand.count(table.size(), "entry", "entries")
                        + " of " + table.type().element().show() + ", " + filled(table));
    }

    private boolean isOnSegment() {
        return failed.opcode() == Opcode.ARRAY_NEW_ELEM || failed.opcode() == Opcode.ARRAY_INIT_ELEM;
    }

    /** {@return which entries are not null, as {@code of which entries 0 to 2, 5 are set}} */
    private static String filled(ReferenceTable table) {
        List<String> ranges = new ArrayList<>();
        int start = -1;
        int looked = Math.min(table.size(), MOST_ENTRIES);
        int set = 0;
        for (int i = 0; i <= looked; i++) {
            boolean isSet = i < looked && table.get(i) != null;
            if (isSet && start < 0) {
                start = i;
            } else if (!isSet && start >= 0) {
                ranges.add(start == i - 1 ? String.valueOf(start) : start + " to " + (i - 1));
                start = -1;
            }
            set += isSet ? 1 : 0;
        }
        if (ranges.isEmpty()) {
            return looked < table.size() ? "the first " + looked + " are null" : "all null";
        }
        String more = ranges.size() > MOST_SHOWN ? ", ..." : "";
        return (set == 1 ? "of which entry " : "of which entries ")
                + String.join(", ", ranges.subList(0, Math.min(MOST_SHOWN, ranges.size())))
                + more
                + (set == 1 ? " is set" : " are set");
    }

    /** Says which entries have the type that an indirect call wants. */
    private void fitting() {
        ReferenceTable table = failed.instance().table(failed.table());
        int wanted = ((Immediates.Indices) failed.instruction().immediates()).first();
        List<String> fitting = new ArrayList<>();
        for (int i = 0; i < Math.min(table.size(), MOST_ENTRIES) && fitting.size() <= MOST_SHOWN; i++) {
            if (table.get(i) instanceof WasmFunction function
                    && function.definedType()
                            .isSubtypeOf(failed.activation().code().types().get(wanted))) {
                fitting.add(fitting.size() == MOST_SHOWN ? "..." : i + " (" + function.name() + ")");
            }
        }
        add("entries that fit", fitting.isEmpty() ? "none" : String.join(", ", fitting));
    }
}
