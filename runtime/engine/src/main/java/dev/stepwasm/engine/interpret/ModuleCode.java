package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The code of a module as the interpreter runs it, shared by all its instances. Compared by identity. Safe for any
 * thread.
 */
public final class ModuleCode {
    private final String name;
    private final Module module;
    private final byte[] file;
    private final IntFunction<Optional<Position>> positions;
    private final int firstDefined;
    private final int[] codeStarts;

    /**
     * The code of a module that has been validated.
     *
     * @param name for people
     * @param file the binary that {@code module} was read from; must not change from now on
     * @param positions gives the place in the module's text of a code offset
     */
    public ModuleCode(String name, Module module, byte[] file, IntFunction<Optional<Position>> positions) {
        this.name = name;
        this.module = module;
        this.file = file;
        this.positions = positions;
        this.firstDefined = module.importedFunctionCount();
        this.codeStarts = module.functions().stream()
                .mapToInt(function -> function.body().code().start())
                .toArray();
    }

    /** {@return the name for people} */
    public String name() {
        return name;
    }

    /** {@return the module} */
    public Module module() {
        return module;
    }

    /** {@return the binary; do not change it} */
    byte[] file() {
        return file;
    }

    /** {@return where the module's text has the instruction at a code offset, if there is a text} */
    public Optional<Position> position(int codeOffset) {
        return positions.apply(codeOffset);
    }

    /** {@return the index of the function whose instructions contain a code offset} */
    public OptionalInt functionAt(int codeOffset) {
        int found = java.util.Arrays.binarySearch(codeStarts, codeOffset);
        int number = found >= 0 ? found : -found - 2;
        if (number < 0) {
            return OptionalInt.empty();
        }
        Span code = module.functions().get(number).body().code();
        return codeOffset < code.end() ? OptionalInt.of(firstDefined + number) : OptionalInt.empty();
    }
}
