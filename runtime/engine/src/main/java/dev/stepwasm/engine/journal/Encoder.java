package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entries: a byte that says what follows, then numbers of variable length. The reader is {@link Decoder}. */
final class Encoder {
    static final int HOST_CALLED = 0;
    static final int HOST_RETURNED = 1;
    static final int HOST_FAILED = 2;
    static final int INVOKED = 3;
    static final int ENDED = 4;
    static final int WROTE = 5;
    static final int MEMORY_GREW = 6;
    static final int GLOBAL_SET = 7;
    static final int TABLE_SET = 8;
    static final int TABLE_GREW = 9;
    static final int HOST_PASSED_ON = 10;

    static final int I32 = 0;
    static final int I64 = 1;
    static final int F32 = 2;
    static final int F64 = 3;
    static final int V128 = 4;
    static final int NULL = 5;
    static final int FUNCTION = 6;
    static final int OBJECT = 7;

    private final Bytes out;
    private final Numbering numbering;
    private final Objects objects;
    private long lastInstructions;

    Encoder(Bytes out, Numbering numbering, Objects objects) {
        this.out = out;
        this.numbering = numbering;
        this.objects = objects;
    }

    void called(int kind, WasmFunction function, long instructions, List<Value> arguments) {
        out.put(kind);
        out.putUnsigned(numbering.functions.number(function));
        instructions(instructions);
        values(arguments);
    }

    void hostReturned(List<Value> results) {
        out.put(HOST_RETURNED);
        values(results);
    }

    void hostFailed(Throwable failure) {
        out.put(HOST_FAILED);
        out.putUnsigned(objects.number(failure));
    }

    void hostPassedOn() {
        out.put(HOST_PASSED_ON);
    }

    void ended(long instructions, boolean returned) {
        out.put(ENDED);
        instructions(instructions);
        out.put(returned ? 1 : 0);
    }

    void wrote(int memory, long address, byte[] bytes) {
        out.put(WROTE);
        out.putUnsigned(memory);
        out.putUnsigned(address);
        out.putUnsigned(bytes.length);
        out.putAll(bytes);
    }

    void memoryGrew(int memory, long pages) {
        out.put(MEMORY_GREW);
        out.putUnsigned(memory);
        out.putUnsigned(pages);
    }

    void globalSet(int global, Value value) {
        out.put(GLOBAL_SET);
        out.putUnsigned(global);
        value(value);
    }

    void table(int kind, int table, long indexOrCount, Value value) {
        out.put(kind);
        out.putUnsigned(table);
        out.putUnsigned(indexOrCount);
        value(value);
    }

    private void instructions(long instructions) {
        out.putSigned(instructions - lastInstructions);
        lastInstructions = instructions;
    }

    private void values(List<Value> values) {
        out.putUnsigned(values.size());
        for (int i = 0; i < values.size(); i++) {
            value(values.get(i));
        }
    }

    private void value(Value value) {
        if (value instanceof Value.I32(int number)) { // The most frequent; a switch over types takes longer.
            out.put(I32);
            out.putSigned(number);
            return;
        }
        switch (value) {
            case Value.I32(int number) -> {
                out.put(I32);
                out.putSigned(number);
            }
            case Value.I64(long number) -> {
                out.put(I64);
                out.putSigned(number);
            }
            case Value.F32(float number) -> {
                out.put(F32);
                out.putFixed(Float.floatToRawIntBits(number), 4);
            }
            case Value.F64(double number) -> {
                out.put(F64);
                out.putFixed(Double.doubleToRawLongBits(number), 8);
            }
            case Value.V128(long low, long high) -> {
                out.put(V128);
                out.putFixed(low, 8);
                out.putFixed(high, 8);
            }
            case Value.Ref(ValueType.Reference type, Object target) -> reference(type, target);
        }
    }

    private void reference(ValueType.Reference type, @Nullable Object target) {
        if (target instanceof WasmFunction function) {
            out.put(FUNCTION);
            out.putUnsigned(numbering.functions.number(function));
        } else {
            out.put(target == null ? NULL : OBJECT);
            if (target != null) {
                out.putUnsigned(objects.number(target));
            }
        }
        out.putUnsigned(objects.number(type));
    }
}
