package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.arithmetic.Floats;
import dev.stepwasm.wasm.opcode.Opcode;

/** Writes arithmetic: instructions whose operands are on the stack of the JVM and whose result is there afterwards. */
final class NumberEmitter {
    private static final String I_I = "(I)I";
    private static final String II_I = "(II)I";
    private static final String J_J = "(J)J";
    private static final String JJ_J = "(JJ)J";
    private static final String F_F = "(F)F";
    private static final String D_D = "(D)D";

    private final Emitter out;

    NumberEmitter(Emitter out) {
        this.out = out;
    }

    /** {@return whether the instruction has been written} Comparisons are {@link Condition}s. */
    boolean write(Opcode op) {
        return integers(op) || longs(op) || floats(op) || conversions(op);
    }

    private boolean integers(Opcode op) {
        switch (op) {
            case I32_ADD -> out.plain(IADD);
            case I32_SUB -> out.plain(ISUB);
            case I32_MUL -> out.plain(IMUL);
            case I32_AND -> out.plain(IAND);
            case I32_OR -> out.plain(IOR);
            case I32_XOR -> out.plain(IXOR);
            case I32_SHL -> out.plain(ISHL);
            case I32_SHR_S -> out.plain(ISHR);
            case I32_SHR_U -> out.plain(IUSHR);
            case I32_DIV_S -> arithmetic("divideSigned", II_I);
            case I32_DIV_U -> arithmetic("divideUnsigned", II_I);
            case I32_REM_S -> arithmetic("remainderSigned", II_I);
            case I32_REM_U -> arithmetic("remainderUnsigned", II_I);
            case I32_ROTL -> out.invokeStatic(Integer.class, "rotateLeft", II_I);
            case I32_ROTR -> out.invokeStatic(Integer.class, "rotateRight", II_I);
            case I32_CLZ -> out.invokeStatic(Integer.class, "numberOfLeadingZeros", I_I);
            case I32_CTZ -> out.invokeStatic(Integer.class, "numberOfTrailingZeros", I_I);
            case I32_POPCNT -> out.invokeStatic(Integer.class, "bitCount", I_I);
            case I32_EXTEND8_S -> out.plain(I2B);
            case I32_EXTEND16_S -> out.plain(I2S);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean longs(Opcode op) {
        switch (op) {
            case I64_ADD -> out.plain(LADD);
            case I64_SUB -> out.plain(LSUB);
            case I64_MUL -> out.plain(LMUL);
            case I64_AND -> out.plain(LAND);
            case I64_OR -> out.plain(LOR);
            case I64_XOR -> out.plain(LXOR);
            case I64_SHL -> shift(LSHL);
            case I64_SHR_S -> shift(LSHR);
            case I64_SHR_U -> shift(LUSHR);
            case I64_DIV_S -> arithmetic("divideSigned", JJ_J);
            case I64_DIV_U -> arithmetic("divideUnsigned", JJ_J);
            case I64_REM_S -> arithmetic("remainderSigned", JJ_J);
            case I64_REM_U -> arithmetic("remainderUnsigned", JJ_J);
            case I64_ROTL -> rotate("rotateLeft");
            case I64_ROTR -> rotate("rotateRight");
            case I64_CLZ -> count("numberOfLeadingZeros");
            case I64_CTZ -> count("numberOfTrailingZeros");
            case I64_POPCNT -> count("bitCount");
            case I64_EXTEND8_S -> narrow(I2B);
            case I64_EXTEND16_S -> narrow(I2S);
            case I64_EXTEND32_S -> {
                out.plain(L2I);
                out.plain(I2L);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void shift(int operation) {
        out.plain(L2I);
        out.plain(operation);
    }

    private void rotate(String name) {
        out.plain(L2I);
        out.invokeStatic(Long.class, name, "(JI)J");
    }

    private void count(String name) {
        out.invokeStatic(Long.class, name, "(J)I");
        out.plain(I2L);
    }

    private void narrow(int operation) {
        out.plain(L2I);
        out.plain(operation);
        out.plain(I2L);
    }

    private void arithmetic(String name, String descriptor) {
        out.invokeStatic(Arithmetic.class, name, descriptor);
    }

    private boolean floats(Opcode op) {
        switch (op) {
            case F32_ADD -> out.plain(FADD);
            case F32_SUB -> out.plain(FSUB);
            case F32_MUL -> out.plain(FMUL);
            case F32_DIV -> out.plain(FDIV);
            case F32_ABS -> arithmetic("absolute", F_F);
            case F32_NEG -> arithmetic("negative", F_F);
            case F32_CEIL -> arithmetic("ceil", F_F);
            case F32_FLOOR -> arithmetic("floor", F_F);
            case F32_TRUNC -> arithmetic("truncate", F_F);
            case F32_NEAREST -> arithmetic("nearest", F_F);
            case F32_SQRT -> arithmetic("squareRoot", F_F);
            case F32_MIN -> arithmetic("minimum", "(FF)F");
            case F32_MAX -> arithmetic("maximum", "(FF)F");
            case F32_COPYSIGN -> arithmetic("copySign", "(FF)F");
            case F64_ADD -> out.plain(DADD);
            case F64_SUB -> out.plain(DSUB);
            case F64_MUL -> out.plain(DMUL);
            case F64_DIV -> out.plain(DDIV);
            case F64_ABS -> arithmetic("absolute", D_D);
            case F64_NEG -> arithmetic("negative", D_D);
            case F64_CEIL -> arithmetic("ceil", D_D);
            case F64_FLOOR -> arithmetic("floor", D_D);
            case F64_TRUNC -> arithmetic("truncate", D_D);
            case F64_NEAREST -> arithmetic("nearest", D_D);
            case F64_SQRT -> out.invokeStatic(Math.class, "sqrt", D_D);
            case F64_MIN -> arithmetic("minimum", "(DD)D");
            case F64_MAX -> arithmetic("maximum", "(DD)D");
            case F64_COPYSIGN -> arithmetic("copySign", "(DD)D");
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean conversions(Opcode op) {
        switch (op) {
            case I32_WRAP_I64 -> out.plain(L2I);
            case I64_EXTEND_I32_S -> out.plain(I2L);
            case I64_EXTEND_I32_U -> out.invokeStatic(Integer.class, "toUnsignedLong", "(I)J");
            case I32_REINTERPRET_F32 -> out.invokeStatic(Float.class, "floatToRawIntBits", "(F)I");
            case I64_REINTERPRET_F64 -> out.invokeStatic(Double.class, "doubleToRawLongBits", "(D)J");
            case F32_REINTERPRET_I32 -> out.invokeStatic(Float.class, "intBitsToFloat", "(I)F");
            case F64_REINTERPRET_I64 -> out.invokeStatic(Double.class, "longBitsToDouble", "(J)D");
            case F32_CONVERT_I32_S -> out.plain(I2F);
            case F32_CONVERT_I64_S -> out.plain(L2F);
            case F64_CONVERT_I32_S -> out.plain(I2D);
            case F64_CONVERT_I64_S -> out.plain(L2D);
            case F32_CONVERT_I32_U -> arithmetic("unsignedToFloat", "(I)F");
            case F32_CONVERT_I64_U -> arithmetic("unsignedToFloat", "(J)F");
            case F64_CONVERT_I32_U -> arithmetic("unsignedToDouble", "(I)D");
            case F64_CONVERT_I64_U -> arithmetic("unsignedToDouble", "(J)D");
            case F32_DEMOTE_F64 -> demote();
            case F64_PROMOTE_F32 -> out.plain(F2D);
            case I32_TRUNC_F32_S -> arithmetic("toInt", "(F)I");
            case I32_TRUNC_F32_U -> arithmetic("toUnsignedInt", "(F)I");
            case I32_TRUNC_F64_S -> arithmetic("toInt", "(D)I");
            case I32_TRUNC_F64_U -> arithmetic("toUnsignedInt", "(D)I");
            case I64_TRUNC_F32_S -> arithmetic("toLong", "(F)J");
            case I64_TRUNC_F32_U -> arithmetic("toUnsignedLong", "(F)J");
            case I64_TRUNC_F64_S -> arithmetic("toLong", "(D)J");
            case I64_TRUNC_F64_U -> arithmetic("toUnsignedLong", "(D)J");
            case I32_TRUNC_SAT_F32_S -> out.plain(F2I);
            case I32_TRUNC_SAT_F64_S -> out.plain(D2I);
            case I64_TRUNC_SAT_F32_S -> out.plain(F2L);
            case I64_TRUNC_SAT_F64_S -> out.plain(D2L);
            case I32_TRUNC_SAT_F32_U -> saturated("saturated32", "(D)I", true);
            case I32_TRUNC_SAT_F64_U -> saturated("saturated32", "(D)I", false);
            case I64_TRUNC_SAT_F32_U -> saturated("saturated64", "(D)J", true);
            case I64_TRUNC_SAT_F64_U -> saturated("saturated64", "(D)J", false);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** HotSpot takes a number that was promoted right before for what it was, and that may be a signalling NaN. */
    private void demote() {
        out.neutral("one64", "D");
        out.plain(DMUL);
        out.plain(D2F);
    }

    private void saturated(String name, String descriptor, boolean fromFloat) {
        if (fromFloat) {
            out.plain(F2D);
        }
        out.invokeStatic(Floats.class, name, descriptor);
    }
}
