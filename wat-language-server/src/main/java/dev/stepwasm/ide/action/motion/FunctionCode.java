package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code of one function that is free of errors: its instructions in the order in which they run, without the {@code end}
 * of the function, what each takes from the stack and leaves there, and where its branches go. All places are offsets into
 * the text.
 */
final class FunctionCode {
    /** Stands for the function itself where a block is meant. */
    static final int FUNCTION = -1;

    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final Node field;
    private final int function;
    private final CodeRecorder code;

    private FunctionCode(Analysis analysis, ModuleAnalysis module, Node field, int function, CodeRecorder code) {
        this.analysis = analysis;
        this.module = module;
        this.field = field;
        this.function = function;
        this.code = code;
    }

    /** {@return the code of a function, if a field is one} */
    static Optional<FunctionCode> of(Analysis analysis, ModuleAnalysis module, Node field) {
        int body = module.lowered().bodyIn(field.segment());
        int function = module.module().importedFunctionCount() + body;
        // An import that is broken has a place among the names, but is no import yet.
        if (body < 0 || module.lowered().table(IndexSpace.FUNCTION).indexIn(field.segment()) != function) {
            return Optional.empty();
        }
        CodeRecorder code = new CodeRecorder(module.module(), analysis.tree().start(field.segment()));
        module.lowered().observeBody(body, code);
        return Optional.of(new FunctionCode(analysis, module, field, function, code));
    }

    Analysis analysis() {
        return analysis;
    }

    ModuleAnalysis module() {
        return module;
    }

    /** {@return the field that defines the function} */
    Node field() {
        return field;
    }

    /** {@return the index of the function} */
    int function() {
        return function;
    }

    /** {@return the number of instructions} */
    int size() {
        return code.instructions.size();
    }

    Instruction instruction(int i) {
        return code.instructions.get(i);
    }

    Opcode op(int i) {
        return instruction(i).opcode();
    }

    /** {@return the only index of an instruction, -1 if it has none} */
    int index(int i) {
        return instruction(i).immediates() instanceof Immediates.Index(int index) ? index : -1;
    }

    /** {@return whether an instruction sets a local} */
    boolean sets(int i) {
        return op(i) == Opcode.LOCAL_SET || op(i) == Opcode.LOCAL_TEE;
    }

    /** {@return whether an instruction reads a local} */
    boolean gets(int i) {
        return op(i) == Opcode.LOCAL_GET;
    }

    /** {@return where the keyword of an instruction stands; the end of a folded block is at its last parenthesis} */
    int position(int i) {
        return code.base + instruction(i).position();
    }

    /** {@return where an instruction stands, with its operands if it is folded} */
    Span span(int i) {
        return new Span(code.starts.get(i), code.ends.get(i));
    }

    /** {@return the number of operands before an instruction} */
    int before(int i) {
        return code.before.get(i);
    }

    /** {@return the number of operands behind an instruction} */
    int after(int i) {
        return code.kept.get(i) + gives(i).size();
    }

    /** {@return how many of the operands before an instruction it does not touch} */
    int kept(int i) {
        return code.untouched.get(i);
    }

    /** {@return the types of what an instruction puts on the stack} */
    List<ValueType> gives(int i) {
        return code.gives.get(i);
    }

    /** {@return whether an instruction can be reached} */
    boolean isReached(int i) {
        return i == size() ? size() == 0 || goesOn(size() - 1) : code.reached.get(i);
    }

    /** {@return whether execution can go on behind an instruction} */
    boolean goesOn(int i) {
        return code.goesOn.get(i);
    }

    /** {@return the instruction that begins the innermost block around, or {@link #FUNCTION}; a block is not in itself} */
    int block(int i) {
        return i == size() ? FUNCTION : code.blocks.get(i);
    }

    /** {@return the instruction that ends the block which one begins} */
    int endOf(int opener) {
        return code.closers.getOrDefault(opener, size());
    }

    /** {@return the instruction that begins the block which an {@code else}, a handler or an {@code end} divides or ends} */
    int openerOf(int part) {
        return code.openers.getOrDefault(part, FUNCTION);
    }

    /** {@return whether exceptions may be caught in it} */
    boolean handlesExceptions() {
        return code.handles;
    }

    /** {@return the {@code else} or the handlers of a block} */
    List<Integer> partsOf(int opener) {
        return code.parts.getOrDefault(opener, List.of());
    }

    /** {@return the instructions that begin the blocks whose labels an instruction names, catch clauses included} */
    int[] targets(int i) {
        return code.targets.getOrDefault(i, CodeRecorder.NONE);
    }

    /** {@return the operands before an instruction, bottom first} */
    List<ValueType> operands(int i) {
        List<ValueType> stack = new ArrayList<>();
        for (int k = 0; k < i; k++) {
            int kept = code.kept.get(k);
            while (stack.size() > kept) {
                stack.removeLast();
            }
            stack.addAll(gives(k));
        }
        return stack;
    }

    /** {@return the instructions that gave the operands before an instruction, bottom first} */
    List<Integer> producers(int i) {
        List<Integer> stack = new ArrayList<>();
        for (int k = 0; k < i; k++) {
            int kept = code.kept.get(k);
            while (stack.size() > kept) {
                stack.removeLast();
            }
            for (int given = gives(k).size(); given > 0; given--) {
                stack.add(k);
            }
        }
        return stack;
    }

    /** {@return the types of the parameters and locals} */
    List<ValueType> localTypes() {
        return module.module()
                .locals(module.module()
                        .functions()
                        .get(function - module.module().importedFunctionCount()));
    }

    int parameterCount() {
        var type = module.module().functionType(function);
        return type == null ? 0 : type.parameters().size();
    }

    /** {@return the types that the function gives} */
    List<ValueType> results() {
        var type = module.module().functionType(function);
        return type == null ? List.of() : type.results();
    }

    /** {@return the number of the first instruction whose keyword stands in a part of the text, {@link #size()} if none does} */
    int firstIn(Span span) {
        for (int i = 0; i < size(); i++) {
            if (span.contains(position(i))) {
                return i;
            }
        }
        return size();
    }

    /** {@return whether an instruction of some is in a loop that begins at or behind another one} */
    boolean isInLoop(int i, int from) {
        for (int block = block(i); block >= from; block = block(block)) {
            if (op(block) == Opcode.LOOP) {
                return true;
            }
        }
        return false;
    }
}
