package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes instructions of the JVM, in the shortest of their forms. */
final class Emitter {
    final MethodVisitor method;

    Emitter(MethodVisitor method) {
        this.method = method;
    }

    void plain(int operation) {
        method.visitInsn(operation);
    }

    void load(JvmType type, int local) {
        method.visitVarInsn(type.load, local);
        if (type == JvmType.VECTOR) {
            method.visitVarInsn(type.load, local + JvmType.I64.size);
        }
    }

    void store(JvmType type, int local) {
        if (type == JvmType.VECTOR) {
            method.visitVarInsn(type.store, local + JvmType.I64.size);
        }
        method.visitVarInsn(type.store, local);
    }

    void loadObject(int local) {
        method.visitVarInsn(ALOAD, local);
    }

    void jump(int operation, Label to) {
        method.visitJumpInsn(operation, to);
    }

    /** Pushes an int. */
    void push(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            method.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            method.visitIntInsn(SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** Pushes a number; the null reference for references; a vector of this number twice. */
    void constant(JvmType type, long bits) {
        switch (type) {
            case I32 -> push((int) bits);
            case I64 -> pushLong(bits);
            case F32 -> pushFloat((int) bits);
            case F64 -> pushDouble(bits);
            case REFERENCE -> method.visitInsn(ACONST_NULL);
            case VECTOR -> {
                pushLong(bits);
                pushLong(bits);
            }
        }
    }

    void pushLong(long value) {
        if (value == 0 || value == 1) {
            method.visitInsn(LCONST_0 + (int) value);
        } else if (value == (short) value) {
            push((int) value);
            method.visitInsn(I2L);
        } else {
            method.visitLdcInsn(value);
        }
    }

    private void pushFloat(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) { // A class file need not keep its bits.
            push(bits);
            invokeStatic(Float.class, "intBitsToFloat", "(I)F");
        } else if (bits == 0 || value == 1) {
            neutral(bits == 0 ? "zero32" : "one32", "F");
        } else {
            method.visitLdcInsn(value);
        }
    }

    private void pushDouble(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            pushLong(bits);
            invokeStatic(Double.class, "longBitsToDouble", "(J)D");
        } else if (bits == 0 || value == 1) {
            neutral(bits == 0 ? "zero64" : "one64", "D");
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** Pushes a number of {@link Neutral}. */
    void neutral(String name, String descriptor) {
        method.visitFieldInsn(GETSTATIC, Type.getInternalName(Neutral.class), name, descriptor);
    }

    void invokeStatic(Class<?> owner, String name, String descriptor) {
        method.visitMethodInsn(INVOKESTATIC, Type.getInternalName(owner), name, descriptor, false);
    }

    void invokeVirtual(Class<?> owner, String name, String descriptor) {
        method.visitMethodInsn(INVOKEVIRTUAL, Type.getInternalName(owner), name, descriptor, false);
    }

    void field(Class<?> owner, String name, Class<?> type) {
        method.visitFieldInsn(GETFIELD, Type.getInternalName(owner), name, Type.getDescriptor(type));
    }

    /** Makes the value on the stack, if it is a number, a long as it stands in a slot of the interpreter. */
    void toSlot(JvmType type) {
        switch (type) {
            case I32 -> plain(I2L);
            case F32 -> {
                invokeStatic(Float.class, "floatToRawIntBits", "(F)I");
                plain(I2L);
            }
            case F64 -> invokeStatic(Double.class, "doubleToRawLongBits", "(D)J");
            case I64, REFERENCE -> {}
            case VECTOR -> throw new IllegalStateException("a vector is in two slots");
        }
    }

    /** Makes a number of the long on the stack; references stay as they are. */
    void fromSlot(JvmType type) {
        switch (type) {
            case I32 -> plain(L2I);
            case F32 -> {
                plain(L2I);
                invokeStatic(Float.class, "intBitsToFloat", "(I)F");
            }
            case F64 -> invokeStatic(Double.class, "longBitsToDouble", "(J)D");
            case I64, REFERENCE -> {}
            case VECTOR -> throw new IllegalStateException("a vector is in two slots");
        }
    }
}
