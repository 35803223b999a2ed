package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;

/**
 * What instructions on globals, tables, segments, functions and whole memories become. Most are of the {@link Op#STATE}
 * or {@link Op#MEMORY} group: the ordinal of the opcode, then words as listed with each.
 */
final class StoreLowering {
    private final Module module;
    private final ValueLowering values;
    private final Emitter emitter;

    StoreLowering(Module module, ValueLowering values, Emitter emitter) {
        this.module = module;
        this.values = values;
        this.emitter = emitter;
    }

    void lower(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case GLOBAL_GET -> globalGet(index(immediates));
            case GLOBAL_SET -> globalSet(index(immediates));
            case MEMORY_SIZE -> emitter.memory(opcode, values.push(false), index(immediates)); // dst memory
            case MEMORY_GROW -> { // dst memory a
                int a = values.pop();
                emitter.memory(opcode, values.push(false), index(immediates), a);
            }
            case MEMORY_FILL -> { // memory a b c
                int c = values.pop();
                int b = values.pop();
                emitter.memory(opcode, index(immediates), values.pop(), b, c);
            }
            case MEMORY_INIT, MEMORY_COPY -> { // both indices, a b c
                var both = (Immediates.Indices) immediates;
                int c = values.pop();
                int b = values.pop();
                emitter.memory(opcode, both.first(), both.second(), values.pop(), b, c);
            }
            case REF_IS_NULL -> { // dst a
                int a = values.pop();
                emitter.state(opcode, values.push(false), a);
            }
            case REF_NULL -> emitter.state(opcode, values.push(true)); // dst
            case REF_FUNC -> emitter.state(opcode, values.push(true), index(immediates)); // dst function
            case DATA_DROP, ELEM_DROP -> emitter.state(opcode, index(immediates)); // segment
            default -> table(opcode, immediates);
        }
    }

    private void table(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case TABLE_INIT, TABLE_COPY -> { // both indices, a b c
                var both = (Immediates.Indices) immediates;
                int c = values.pop();
                int b = values.pop();
                emitter.state(opcode, both.first(), both.second(), values.pop(), b, c);
            }
            case TABLE_GET -> { // dst table a
                int a = values.pop();
                emitter.state(opcode, values.push(true), index(immediates), a);
            }
            case TABLE_SET -> { // table a b
                int b = values.pop();
                emitter.state(opcode, index(immediates), values.pop(), b);
            }
            case TABLE_SIZE -> emitter.state(opcode, values.push(false), index(immediates)); // dst table
            case TABLE_GROW -> { // dst table a b
                int b = values.pop();
                int a = values.pop();
                emitter.state(opcode, values.push(false), index(immediates), a, b);
            }
            case TABLE_FILL -> { // table a b c
                int c = values.pop();
                int b = values.pop();
                emitter.state(opcode, index(immediates), values.pop(), b, c);
            }
            default -> throw new IllegalStateException("no code for " + opcode.keyword());
        }
    }

    private void globalGet(int global) {
        if (Slots.isWide(module.global(global).type())) {
            emitter.state(Opcode.GLOBAL_GET, values.push(true), global);
        } else {
            emitter.write(Op.GLOBAL_GET, values.push(false), global, 0);
        }
    }

    private void globalSet(int global) {
        int a = values.pop();
        if (Slots.isWide(module.global(global).type())) {
            emitter.state(Opcode.GLOBAL_SET, a, global);
        } else {
            emitter.emit(Op.GLOBAL_SET, a, global, 0);
        }
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }
}
