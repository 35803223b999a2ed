package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import java.util.Optional;

/** What there is to know of a module to compile it. It has been validated. Any thread. */
public interface CodeSource {
    /** {@return the name for people} */
    String name();

    /** {@return the module} */
    Module module();

    /** {@return all instructions of a function that the module defines, with the final {@code end}} */
    List<Instruction> body(int function);

    /** {@return the name of a function for people} */
    String functionName(int function);

    /** {@return where the module's text has the instruction at a code offset, if there is a text} */
    Optional<Position> position(int codeOffset);

    /** {@return a type that the module defines} */
    DefinedType type(int index);

    /** {@return whether a memory is one array with addresses of 32 bits} */
    boolean isArray(int memory);
}
