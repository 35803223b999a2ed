package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.condition.LocalCondition.Relation;
import dev.stepwasm.engine.condition.LocalNumber;
import dev.stepwasm.engine.condition.LocalNumber.Calculation;
import org.objectweb.asm.Label;

/** Writes conditions of breakpoints. All operands are at home. Numbers are longs, so that there is one kind of each instruction. */
final class ConditionEmitter {
    private final FunctionCompiler compiler;
    private final Emitter out;

    ConditionEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
    }

    /** Jumps if a condition does not hold. */
    void jumpUnless(LocalCondition condition, Label to) {
        switch (condition) {
            case LocalCondition.Compared compared -> compare(compared, opposite(compared.relation()), to);
            case LocalCondition.Not(LocalCondition operand) -> jumpIf(operand, to);
            case LocalCondition.Both(LocalCondition left, LocalCondition right) -> {
                jumpUnless(left, to);
                jumpUnless(right, to);
            }
            case LocalCondition.Either(LocalCondition left, LocalCondition right) -> {
                var holds = new Label();
                jumpIf(left, holds);
                jumpUnless(right, to);
                compiler.join(holds);
            }
        }
    }

    private void jumpIf(LocalCondition condition, Label to) {
        switch (condition) {
            case LocalCondition.Compared compared -> compare(compared, compared.relation(), to);
            case LocalCondition.Not(LocalCondition operand) -> jumpUnless(operand, to);
            case LocalCondition.Both(LocalCondition left, LocalCondition right) -> {
                var fails = new Label();
                jumpUnless(left, fails);
                jumpIf(right, to);
                compiler.join(fails);
            }
            case LocalCondition.Either(LocalCondition left, LocalCondition right) -> {
                jumpIf(left, to);
                jumpIf(right, to);
            }
        }
    }

    private void compare(LocalCondition.Compared compared, Relation relation, Label to) {
        push(compared.left());
        push(compared.right());
        out.plain(LCMP);
        out.jump(
                switch (relation) {
                    case EQUAL -> IFEQ;
                    case UNEQUAL -> IFNE;
                    case LESS -> IFLT;
                    case LESS_OR_EQUAL -> IFLE;
                    case GREATER -> IFGT;
                    case GREATER_OR_EQUAL -> IFGE;
                },
                to);
    }

    private static Relation opposite(Relation relation) {
        return switch (relation) {
            case EQUAL -> Relation.UNEQUAL;
            case UNEQUAL -> Relation.EQUAL;
            case LESS -> Relation.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Relation.GREATER;
            case GREATER -> Relation.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Relation.LESS;
        };
    }

    private void push(LocalNumber number) {
        switch (number) {
            case LocalNumber.Constant(long value) -> out.pushLong(value);
            case LocalNumber.Local(int index, boolean isI32) -> {
                out.load(compiler.layout.type(index), compiler.layout.place(index));
                if (isI32) {
                    out.plain(I2L);
                }
            }
            case LocalNumber.Calculated(
                    Calculation calculation,
                    LocalNumber left,
                    LocalNumber right,
                    boolean isI32) -> {
                push(left);
                push(right);
                out.plain(operation(calculation));
                if (isI32) {
                    out.plain(L2I);
                    out.plain(I2L);
                }
            }
        }
    }

    private static int operation(Calculation calculation) {
        return switch (calculation) {
            case PLUS -> LADD;
            case MINUS -> LSUB;
            case TIMES -> LMUL;
            case BIT_AND -> LAND;
            case BIT_OR -> LOR;
            case BIT_XOR -> LXOR;
            case REMAINDER -> LREM;
        };
    }
}
