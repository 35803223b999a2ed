package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module of a debugged program as people see it: its text and what its things are called. The text of a binary is made
 * when it is first asked for, which may take a second for a large one. Safe for use from any thread.
 */
public final class DebuggedModule {
    private static final int NUMBER_SHIFT = 32;

    private final int number;
    private final String link;
    private final StepModule module;
    private final Names names;
    private @Nullable Places places;

    DebuggedModule(int number, String link, StepModule module) {
        this.number = number;
        this.link = link;
        this.module = module;
        this.names = new Names(module.code());
    }

    /** {@return 0 for the main module of the program; others count from 1 in the order of their instantiation} */
    public int number() {
        return number;
    }

    /** {@return the name under which it is imported; empty for the main module} */
    public String link() {
        return link;
    }

    /** {@return the module} */
    public StepModule module() {
        return module;
    }

    /** {@return whether its text is made from a binary} */
    public boolean isBinary() {
        return module.source().isEmpty();
    }

    /** {@return the text that positions mean: the module's own, or for a binary the one that is made of it} */
    public SourceText text() {
        return places().text().orElseThrow();
    }

    /** {@return all places for breakpoints from one position up to but without another, in text order} */
    public List<Position> breakpointPositions(Position from, Position to) {
        return places().between(from, to);
    }

    /**
     * {@return one number for an instruction of any module of the program: the module's number in the upper half, the byte
     * offset in its file in the lower one}
     */
    public long address(int codeOffset) {
        return (long) number << NUMBER_SHIFT | codeOffset;
    }

    /** {@return the code of the module, instruction by instruction} */
    public CodeView codeView() {
        return CodeView.of(module, places());
    }

    /** {@return the module of an {@link #address}; below 0 counts as the main module's} */
    public static Optional<DebuggedModule> at(List<DebuggedModule> modules, long address) {
        long number = address < 0 ? 0 : address >>> NUMBER_SHIFT;
        return number < modules.size() ? Optional.of(modules.get((int) number)) : Optional.empty();
    }

    /** {@return the code offset in an {@link #address}} Negative if it is none. */
    public static int offsetIn(long address) {
        return (int) address;
    }

    ModuleCode code() {
        return module.code();
    }

    Names names() {
        return names;
    }

    synchronized Places places() {
        Places made = places;
        if (made == null) {
            made = Places.of(module);
            places = made;
        }
        return made;
    }
}
