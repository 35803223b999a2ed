package dev.stepwasm.engine.compile;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What a Wasm type is for the JVM. References are objects, as in the store; a vector is two longs, its low half first, of
 * which a method that has it as its first result returns the low one.
 */
enum JvmType {
    I32('I', "I", 1, Opcodes.ILOAD, Opcodes.ISTORE, Opcodes.IRETURN, Opcodes.INTEGER),
    I64('J', "J", 2, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LRETURN, Opcodes.LONG),
    F32('F', "F", 1, Opcodes.FLOAD, Opcodes.FSTORE, Opcodes.FRETURN, Opcodes.FLOAT),
    F64('D', "D", 2, Opcodes.DLOAD, Opcodes.DSTORE, Opcodes.DRETURN, Opcodes.DOUBLE),
    REFERENCE('A', "Ljava/lang/Object;", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, "java/lang/Object"),
    VECTOR('V', "JJ", 4, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LRETURN, Opcodes.LONG);

    final char letter;
    final String descriptor;
    /** How many locals of the JVM it takes. */
    final int size;

    final int load;
    final int store;
    final int giveBack;
    /** What stands for it in a frame of the verifier; twice for a vector. */
    private final Object frameItem;

    JvmType(char letter, String descriptor, int size, int load, int store, int giveBack, Object frameItem) {
        this.letter = letter;
        this.descriptor = descriptor;
        this.size = size;
        this.load = load;
        this.store = store;
        this.giveBack = giveBack;
        this.frameItem = frameItem;
    }

    /** {@return what a method returns that has it as its first result} */
    String returned() {
        return this == VECTOR ? I64.descriptor : descriptor;
    }

    /** {@return what stands in a frame of the verifier for it, or for one half of a vector} */
    Object frameItem() {
        return frameItem;
    }

    /** Adds what stands for it in a frame of the verifier. */
    void addTo(List<Object> frame) {
        frame.add(frameItem);
        if (this == VECTOR) {
            frame.add(frameItem);
        }
    }

    /** {@return the type} */
    static JvmType of(ValueType type) {
        return switch (type) {
            case Numeric.I32 -> I32;
            case Numeric.I64 -> I64;
            case Numeric.F32 -> F32;
            case Numeric.F64 -> F64;
            case ValueType.Reference reference -> REFERENCE;
            case ValueType.Vector vector -> VECTOR;
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no value is a " + bottom.show());
        };
    }

    /** {@return the type with a letter} @throws IllegalArgumentException if there is none */
    static JvmType ofLetter(char letter) {
        for (JvmType type : values()) {
            if (type.letter == letter) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type is called " + letter);
    }

    /** {@return the type} @throws NotCompiledException for vectors, which structures and exceptions hold in another way */
    static JvmType ofPart(ValueType type) {
        JvmType found = of(type);
        if (found == VECTOR) {
            throw new NotCompiledException("it has vectors in structures, arrays or exceptions");
        }
        return found;
    }

    /** {@return the types} */
    static List<JvmType> of(List<ValueType> types) {
        return types.stream().map(JvmType::of).toList();
    }
}
