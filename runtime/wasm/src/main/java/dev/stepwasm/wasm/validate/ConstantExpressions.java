package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.type.ValueType;

/** The rules of constant expressions (core spec 3.4.13). */
final class ConstantExpressions {
    private final ModuleContext module;
    private final ProblemSink problems;

    ConstantExpressions(ModuleContext module, ProblemSink problems) {
        this.module = module;
        this.problems = problems;
    }

    /**
     * Checks an expression.
     *
     * @param wanted type that it must give
     * @param visibleGlobals how many of the first globals it may read
     */
    void check(Expression expression, ValueType wanted, int visibleGlobals) {
        var validator = FunctionValidator.ofExpression(module, wanted, problems);
        for (Instruction instruction : expression.instructions()) {
            if (!instruction.opcode().isConstant()) {
                problems.report(
                        Problem.CONSTANT_EXPRESSION_REQUIRED,
                        instruction.position(),
                        "`" + instruction.opcode().keyword() + "`");
                return;
            }
            validator.accept(
                    instruction.opcode() == Opcode.GLOBAL_GET
                            ? checkedGlobal(instruction, visibleGlobals)
                            : instruction);
        }
        validator.finish(expression.span().end());
    }

    private Instruction checkedGlobal(Instruction instruction, int visibleGlobals) {
        int global = ((Immediates.Index) instruction.immediates()).index();
        if (global == Instruction.UNKNOWN_INDEX) {
            return instruction;
        }
        if (global < 0 || global >= visibleGlobals) {
            boolean later = global >= 0 && global < module.globalCount();
            problems.report(
                    Problem.UNKNOWN_GLOBAL,
                    instruction.position(),
                    later
                            ? global + " here: only globals before this one can be read"
                            : IndexChecks.among(global, module.globalCount(), false));
            return Instruction.of(Opcode.GLOBAL_GET, Instruction.UNKNOWN_INDEX, instruction.position());
        }
        if (module.global(global).mutable()) {
            problems.report(
                    Problem.CONSTANT_EXPRESSION_REQUIRED, instruction.position(), "reading mutable global " + global);
        }
        return instruction;
    }
}
