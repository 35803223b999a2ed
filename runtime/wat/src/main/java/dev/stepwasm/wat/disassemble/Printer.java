package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all parts of a disassembly share: the module, where to write, and how to call things. */
final class Printer {
    /** Room for a constant expression in the line of its field. */
    private static final int WIDTH = 80;

    final byte[] file;
    final Module module;
    final Layout layout;
    final Output out = new Output();
    final Budget budget;
    final ModuleNames names;
    final TypeText types;
    final List<Diagnostic> problems = new ArrayList<>();

    Printer(byte[] file, Module module, Layout layout) {
        this.file = file;
        this.module = module;
        this.layout = layout;
        this.budget = new Budget(file.length);
        this.names = new ModuleNames(module, layout.nameUnnamed(), budget);
        this.types = new TypeText(module, names, budget, out);
    }

    /** Says in a comment that there is something that text does not have. */
    void omit(String what, int position) {
        Diagnostic problem = Problem.NOT_EXPRESSIBLE.at(new Span(position, position), what);
        out.put(";; ").put(problem.message());
        problems.add(problem);
    }

    /** Writes a constant expression, folded, with a space before it. */
    void expression(Expression expression) {
        if (expression.instructions().isEmpty()) {
            return;
        }
        FoldedCode code = folded(expression);
        code.finishInLine(WIDTH);
    }

    /**
     * Writes {@code (word instructions)}, or the one folded instruction that stands for it, with a space before it.
     *
     * @param word {@code offset} or {@code item}
     */
    void expression(String word, Expression expression) {
        boolean alone = isOneFolded(expression);
        out.put(alone ? "" : " (" + word);
        expression(expression);
        out.put(alone ? "" : ")");
    }

    private boolean isOneFolded(Expression expression) {
        List<Instruction> list = expression.instructions();
        return list.size() == 1
                && !list.getFirst().opcode().opensBlock()
                && list.getFirst().opcode() != Opcode.ELSE;
    }

    private FoldedCode folded(Expression expression) {
        Output words = new Output();
        FoldedCode code = new FoldedCode(out, 2, immediates(words, noLocals(), noLabels()), words, module, 1);
        expression.instructions().forEach(code::add);
        return code;
    }

    private Names noLocals() {
        return new Names(Map.of(), 0, "local", false, budget);
    }

    private LabelNames noLabels() {
        return new LabelNames(Map.of(), false, budget);
    }

    ImmediateText immediates(Output to, Names locals, LabelNames labels) {
        return new ImmediateText(to, names, types.to(to), locals, labels);
    }
}
