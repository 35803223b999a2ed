package dev.stepwasm.engine.binary;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.LinearMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An instance of a module made by a C, Rust or Go compiler, in whose calls nearly everything is an i32. */
final class Guest {
    private final StepInstance instance;

    Guest(StepInstance instance) {
        this.instance = instance;
    }

    static Guest of(String name, byte[] file, Imports imports) {
        return new Guest(module(name, file).instantiate(imports));
    }

    static StepModule module(String name, byte[] file) {
        try {
            return StepModule.ofBinary(name, file);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Calls an export that gives nothing. */
    void run(String export, int... arguments) {
        invoke(export, arguments);
    }

    /** Calls an export that gives an i32. */
    int call(String export, int... arguments) {
        return ((Value.I32) invoke(export, arguments).getFirst()).value();
    }

    List<Value> invoke(String export, int... arguments) {
        var values = new ArrayList<Value>();
        for (int argument : arguments) {
            values.add(Value.of(argument));
        }
        return instance.invoke(export, values);
    }

    StepInstance instance() {
        return instance;
    }

    LinearMemory memory() {
        return instance.memory(0);
    }

    /** Writes a text as ASCII or UTF-8. {@return the number of bytes} */
    int write(int address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory().write(Integer.toUnsignedLong(address), bytes);
        return bytes.length;
    }

    String read(int address, int length) {
        return new String(memory().read(Integer.toUnsignedLong(address), length), StandardCharsets.UTF_8);
    }

    /** {@return the text in front of the next zero byte} */
    String read(int address) {
        int length = 0;
        while (memory().readByte(Integer.toUnsignedLong(address + length)) != 0) {
            length++;
        }
        return read(address, length);
    }
}
