package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.FailedInstruction.Access;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import java.math.BigInteger;

/** Says what to do about a trap. */
final class TrapHint {
    private static final int SMALL = 65_536;

    private final FailedInstruction failed;

    private TrapHint(FailedInstruction failed) {
        this.failed = failed;
    }

    /** {@return a remedy, lower case, without full stop} */
    static String of(FailedInstruction failed, Trap trap) {
        TrapHint hint = new TrapHint(failed);
        return switch (trap.reason()) {
            case UNREACHABLE ->
                "the program takes this place for impossible; compilers put `unreachable` behind calls that never come"
                        + " back, such as those of a panic or an abort, so look at the callers";
            case INTEGER_DIVIDE_BY_ZERO -> hint.division("0");
            case INTEGER_OVERFLOW -> hint.overflow();
            case INVALID_CONVERSION_TO_INTEGER ->
                "NaN is no integer; `" + hint.saturating() + "` gives 0 for it, and NaN is the one number that is not"
                        + " equal to itself";
            case OUT_OF_BOUNDS_MEMORY_ACCESS ->
                failed.access().map(hint::access).orElseGet(hint::bulk);
            case OUT_OF_BOUNDS_TABLE_ACCESS ->
                hint.isOnSegment()
                        ? hint.segment("elem.drop")
                        : "compare with `table.size` before, or let the table grow by `table.grow`"
                                + hint.negative(failed.opcode() == Opcode.TABLE_SET ? 1 : 0);
            case UNDEFINED_ELEMENT ->
                "the index is beyond the table, so it is hardly a function; see who made it" + hint.negative(0);
            case UNINITIALIZED_ELEMENT ->
                "nothing has put a function there; `elem` segments and `table.set` do, and an index that was never set,"
                        + " such as a null function pointer, calls an empty entry";
            case INDIRECT_CALL_TYPE_MISMATCH ->
                "the function is called as another type than it has; in C or Rust, compare the type of the function"
                        + " pointer with the declaration of the function";
            case CALL_STACK_EXHAUSTED ->
                Cycle.of(trap.backtrace()).isPresent()
                        ? "look at what should end the recursion; a call whose results are returned as they are can be"
                                + " `return_call`, which needs no frame of its own"
                        : "fewer nested calls, or smaller frames, or more room for calls if the host gives it";
            case OUT_OF_BOUNDS_ARRAY_ACCESS -> "compare the index with `array.len` before" + hint.negativeElement();
            case NULL_REFERENCE,
                    NULL_FUNCTION_REFERENCE,
                    NULL_STRUCTURE_REFERENCE,
                    NULL_ARRAY_REFERENCE,
                    NULL_I31_REFERENCE,
                    NULL_EXCEPTION_REFERENCE ->
                "ask with `ref.is_null` or `br_on_null` before; a type `(ref ...)` without `null` lets no null get this far";
            case CAST_FAILURE ->
                hint.isNull()
                        ? "null is of no type `(ref ...)`; a cast to `(ref null ...)` lets it pass"
                        : "ask with `ref.test` before, or branch with `br_on_cast`";
            case ALLOCATION_TOO_LARGE -> "see who made the length" + hint.negativeLength();
            case UNALIGNED_ATOMIC -> hint.alignment();
            case EXPECTED_SHARED_MEMORY ->
                "only a shared memory can be waited for: declare it with a maximum and `shared`, as `(memory 1 4 shared)`";
            case HOST -> "the function of the host says why; its arguments are the operands here";
        };
    }

    private String division(String forbidden) {
        String type = failed.operand(0) instanceof Value.I64 ? "i64" : "i32";
        return forbidden.equals("0")
                ? "ask with `" + type + ".eqz` whether the divisor is 0 before the division"
                : "this is the one quotient that does not fit; treat the divisor " + forbidden + " on its own"
                        + (type.equals("i32") ? ", or divide as i64" : "");
    }

    private String overflow() {
        return switch (failed.opcode()) {
            case I32_DIV_S, I64_DIV_S -> division("-1");
            default -> "`" + saturating() + "` gives the nearest integer instead of a trap";
        };
    }

    private String saturating() {
        Opcode other = switch (failed.opcode()) {
            case I32_TRUNC_F32_S -> Opcode.I32_TRUNC_SAT_F32_S;
            case I32_TRUNC_F32_U -> Opcode.I32_TRUNC_SAT_F32_U;
            case I32_TRUNC_F64_S -> Opcode.I32_TRUNC_SAT_F64_S;
            case I32_TRUNC_F64_U -> Opcode.I32_TRUNC_SAT_F64_U;
            case I64_TRUNC_F32_S -> Opcode.I64_TRUNC_SAT_F32_S;
            case I64_TRUNC_F32_U -> Opcode.I64_TRUNC_SAT_F32_U;
            case I64_TRUNC_F64_S -> Opcode.I64_TRUNC_SAT_F64_S;
            default -> Opcode.I64_TRUNC_SAT_F64_U;
        };
        return other.keyword();
    }

    private String access(Access access) {
        LinearMemory memory = failed.instance().memory(access.memory());
        BigInteger size = BigInteger.valueOf(memory.byteSize());
        if (size.signum() == 0) {
            return "the memory is empty: give it pages where it is declared, as `(memory 1)`, or by `memory.grow`";
        }
        long signed = Operand.signed(access.base());
        if (signed < 0 && signed >= -SMALL) {
            return "the address is " + signed + " as a number with sign: something has gone below 0";
        }
        if (access.offset().compareTo(size) >= 0) {
            return "the offset alone is beyond the memory";
        }
        BigInteger missing = access.end().subtract(size);
        BigInteger page = BigInteger.ONE.shiftLeft(memory.type().pageSizeLog2());
        BigInteger pages = missing.add(page).subtract(BigInteger.ONE).divide(page);
        if (missing.bitLength() <= 24
                && BigInteger.valueOf(memory.pages()).add(pages).compareTo(Operand.big(memory.maximumPages())) <= 0) {
            return Operand.count(missing, "byte", "bytes")
                    + " too far: compare with `memory.size` before, or let the memory grow by "
                    + Operand.count(pages, "page", "pages") + " with `memory.grow`";
        }
        return missing.bitLength() <= 24
                ? Operand.count(missing, "byte", "bytes") + " too far: compare with `memory.size` before"
                : "this is far beyond the memory, so hardly an address; see who made it";
    }

    private String bulk() {
        if (isOnSegment()) {
            return segment("data.drop");
        }
        return "the whole range must be inside the memory, and nothing was written; compare its end with `memory.size`"
                + " before" + negative(0);
    }

    private String segment(String drop) {
        return isDropped()
                ? "the segment is empty: `" + drop + "`, or instantiation in case of an active segment, has dropped it"
                : "the range must be inside both the segment and what it is written to";
    }

    private boolean isOnSegment() {
        return switch (failed.opcode()) {
            case MEMORY_INIT, TABLE_INIT, ARRAY_NEW_DATA, ARRAY_INIT_DATA, ARRAY_NEW_ELEM, ARRAY_INIT_ELEM -> true;
            default -> false;
        };
    }

    private boolean isDropped() {
        if (!(failed.instruction().immediates() instanceof Immediates.Indices(int first, int second))) {
            return false;
        }
        return switch (failed.opcode()) {
            case MEMORY_INIT -> failed.instance().data(first).length == 0;
            case ARRAY_NEW_DATA, ARRAY_INIT_DATA -> failed.instance().data(second).length == 0;
            case TABLE_INIT -> failed.instance().element(first).length == 0;
            case ARRAY_NEW_ELEM, ARRAY_INIT_ELEM -> failed.instance().element(second).length == 0;
            default -> false;
        };
    }

    /** {@return what an operand is with its sign, if that says more} */
    private String negative(int fromTop) {
        long signed = failed.operands().size() > fromTop ? Operand.signed(failed.operand(fromTop)) : 0;
        return signed < 0 ? "; it is " + signed + " as a number with sign" : "";
    }

    private String negativeElement() {
        return switch (failed.opcode()) {
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> negative(0);
            case ARRAY_SET -> negative(1);
            default -> "";
        };
    }

    private String negativeLength() {
        return failed.opcode() == Opcode.ARRAY_NEW_FIXED ? "" : negative(0);
    }

    private boolean isNull() {
        return failed.operand(0) instanceof Value.Ref reference && reference.target() == null;
    }

    private String alignment() {
        return failed.access()
                .map(access -> {
                    BigInteger bytes = BigInteger.valueOf(access.bytes());
                    BigInteger below =
                            access.address().subtract(access.address().mod(bytes));
                    return "the address of an atomic access is a multiple of its size; the next ones are 0x"
                            + below.toString(16) + " and 0x" + below.add(bytes).toString(16);
                })
                .orElse("the address of an atomic access is a multiple of its size");
    }
}
