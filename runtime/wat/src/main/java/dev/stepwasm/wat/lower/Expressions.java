package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.List;

/** Lowers constant expressions. */
final class Expressions {
    private final Names names;
    private final TypeUses typeUses;
    private final Nearest nearest;
    private final UseListener uses;

    Expressions(Names names, TypeUses typeUses, Nearest nearest, UseListener uses) {
        this.names = names;
        this.typeUses = typeUses;
        this.nearest = nearest;
        this.uses = uses;
    }

    /** {@return the expression below a {@link NodeKind#BODY}, an {@link NodeKind#OFFSET} or an {@link NodeKind#ITEM}} */
    Expression lower(Part part, int node) {
        List<Instruction> instructions = new ArrayList<>();
        TypeLowering types = new TypeLowering(part, names, nearest, uses);
        ImmediateLowering immediates =
                new ImmediateLowering(part, names, typeUses, types, new NameTable(), nearest, uses, -1);
        CodeLowering code = new CodeLowering(part, immediates, uses, (i, start, end) -> instructions.add(i));
        Segment segment = part.segment();
        int mistake = segment.firstProblemAtOrAfter(segment.start(node));
        boolean broken = mistake <= segment.end(node);
        code.lower(node);
        Span span = expressionSpan(part, node);
        return broken || !code.isComplete() ? unknown(span) : new Expression(instructions, span);
    }

    /** From the first to the last instruction; its end is where a value that is missing would stand. */
    private static Span expressionSpan(Part part, int node) {
        int first = node + 1;
        if (first >= part.segment().nodeEnd(node)) {
            int end = part.nodePositionAfter(node);
            return new Span(end, end);
        }
        return new Span(part.nodePosition(first), part.nodePositionAfter(node));
    }

    /** {@return an expression about which nothing is known, because its text is broken} */
    static Expression unknown(Span span) {
        Instruction unknown = Instruction.of(Opcode.GLOBAL_GET, Instruction.UNKNOWN_INDEX, span.start());
        return new Expression(List.of(unknown), span);
    }

    /** {@return the offset 0} */
    static Expression zero(boolean is64, Span span) {
        Opcode op = is64 ? Opcode.I64_CONST : Opcode.I32_CONST;
        return new Expression(List.of(new Instruction(op, new Immediates.Constant(0), span.start())), span);
    }

    /** {@return a reference to a function} */
    static Expression function(int index, Span span) {
        return new Expression(List.of(Instruction.of(Opcode.REF_FUNC, index, span.start())), span);
    }
}
