package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.parse.TextShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The memory or table of an instruction, which may be left out if it is the first one (core spec 6.5). */
final class OmittedIndices {
    private OmittedIndices() {}

    /** {@return how many an instruction leaves out in front of what it says} */
    static int omitted(Opcode op, int given) {
        return switch (TextShape.of(op)) {
            case OPTIONAL_INDEX, MEMORY_ARGUMENT, TABLE_AND_TYPE -> given == 0 ? 1 : 0;
            case ONE_OR_TWO_INDICES, MEMORY_ARGUMENT_AND_LANE -> given == 1 ? 1 : 0;
            case NONE_OR_TWO_INDICES -> given == 0 ? 2 : 0;
            default -> 0;
        };
    }

    /** {@return how many of those that an instruction has in front may be left out, if they are the first ones} */
    private static int omittable(Opcode op, int given) {
        return switch (TextShape.of(op)) {
            case OPTIONAL_INDEX, MEMORY_ARGUMENT, TABLE_AND_TYPE -> given == 1 ? 1 : 0;
            case ONE_OR_TWO_INDICES, MEMORY_ARGUMENT_AND_LANE -> given == 2 ? 1 : 0;
            case NONE_OR_TWO_INDICES -> given == 2 ? 2 : 0;
            default -> 0;
        };
    }

    private static IndexSpace space(Opcode op) {
        return op.immediates().contains(Immediate.TABLE) ? IndexSpace.TABLE : IndexSpace.MEMORY;
    }

    /** {@return the index tokens of an instruction that are its own} */
    private static List<Integer> given(FieldEdits field, int instruction) {
        List<Integer> given = new ArrayList<>();
        int child = instruction + 1;
        for (int token = field.segment.firstToken(instruction); token < field.segment.tokenEnd(instruction); token++) {
            if (child < field.segment.nodeEnd(instruction) && token >= field.segment.firstToken(child)) {
                token = Math.max(token, field.segment.tokenEnd(child)) - 1;
                child = field.segment.nodeEnd(child);
            } else if (field.tokens.code(token) == TokenCode.NAT || field.tokens.code(token) == TokenCode.ID) {
                given.add(token);
            }
        }
        return given;
    }

    /** Writes what an instruction leaves out. */
    static void expand(FieldEdits field, int instruction, ModuleAnalysis module) {
        int keyword = field.segment.firstToken(instruction);
        Opcode op = TokenCode.opcode(field.tokens.code(keyword));
        int omitted = hasAny(op) ? omitted(op, given(field, instruction).size()) : 0;
        Optional<Definition> first =
                omitted == 0 ? Optional.empty() : module.lowered().lookup().definition(space(op), 0, -1);
        first.ifPresent(
                definition -> field.insert(field.span(keyword).end(), (" " + definition.show()).repeat(omitted)));
    }

    /** Leaves out what an instruction need not say. */
    static void shorten(FieldEdits field, int instruction, ModuleAnalysis module) {
        Opcode op = TokenCode.opcode(field.tokens.code(field.segment.firstToken(instruction)));
        if (hasAny(op)) {
            List<Integer> given = given(field, instruction);
            List<Integer> omittable = given.subList(0, omittable(op, given.size()));
            if (omittable.stream().allMatch(token -> isFirst(field, token, space(op), module))) {
                omittable.forEach(token -> field.delete(field.span(token)));
            }
        }
    }

    private static boolean hasAny(Opcode op) {
        return switch (TextShape.of(op)) {
            case OPTIONAL_INDEX,
                    MEMORY_ARGUMENT,
                    TABLE_AND_TYPE,
                    ONE_OR_TWO_INDICES,
                    MEMORY_ARGUMENT_AND_LANE,
                    NONE_OR_TWO_INDICES -> true;
            default -> false;
        };
    }

    /** {@return whether an index stands for the first entry of its space} */
    static boolean isFirst(FieldEdits field, int token, IndexSpace space, ModuleAnalysis module) {
        String text = field.tree.source().text();
        int start = field.span(token).start();
        int end = field.span(token).end();
        return field.tokens.code(token) == TokenCode.NAT
                ? NumberLiteral.unsigned(text, start, end).orElse(-1) == 0
                : module.lowered().table(space).names().find(text, start, end) == 0;
    }
}
