package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through a valid module for what an engine does not run. */
final class Refusals {
    /** As many as browsers allow. */
    private static final int MOST_LOCALS = 50_000;

    private final Module module;
    private final byte[] file;
    private final Predicate<Feature> running;
    private @Nullable Refusal found;

    Refusals(Module module, byte[] file, Predicate<Feature> running) {
        this.module = module;
        this.file = file;
        this.running = running;
    }

    /** {@return why our own engine does not run a module} It runs every feature. */
    static Optional<Refusal> ofLocals(Module module) {
        return module.functions().stream()
                .filter(function -> function.body().localCount() > MOST_LOCALS)
                .findFirst()
                .map(function -> new Refusal(
                        Feature.MVP,
                        "a function with " + function.body().localCount() + " locals, but at most " + MOST_LOCALS
                                + " can be run",
                        function.position()));
    }

    Optional<Refusal> first() {
        found = ofLocals(module).orElse(null);
        definitions();
        for (Function function : module.functions()) {
            if (found == null) {
                body(function);
            }
        }
        return Optional.ofNullable(found);
    }

    private void refuse(Feature feature, String what, int position) {
        if (found == null && !running.test(feature)) {
            found = new Refusal(feature, what + " needs " + feature.words() + ", which cannot be run yet", position);
        }
    }

    private void definitions() {
        for (int i = 0; i < module.memoryCount(); i++) {
            memory(module.memory(i), i);
        }
        for (int i = 0; i < module.tableCount(); i++) {
            table(module.table(i));
        }
    }

    private void memory(MemoryType type, int index) {
        if (type.shared()) {
            refuse(Feature.THREADS, "a shared memory", 0);
        }
        if (type.is64()) {
            refuse(Feature.MEMORY64, "a memory with 64-bit addresses", 0);
        }
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            refuse(Feature.CUSTOM_PAGE_SIZES, "a memory with small pages", 0);
        }
        if (index > 0) {
            refuse(Feature.MULTI_MEMORY, "a second memory", 0);
        }
    }

    private void table(TableType type) {
        if (type.is64()) {
            refuse(Feature.MEMORY64, "a table with 64-bit indices", 0);
        }
    }

    private void body(Function function) {
        var reader = new CodeReader(file, function.body().code());
        try {
            while (found == null && reader.hasNext()) {
                instruction(reader.next());
            }
        } catch (MalformedException e) {
            throw new IllegalStateException("the module has not been validated: " + e.reason(), e);
        }
    }

    private void instruction(Instruction instruction) {
        refuse(instruction.opcode().feature(), "`" + instruction.opcode().keyword() + "`", instruction.position());
    }
}
