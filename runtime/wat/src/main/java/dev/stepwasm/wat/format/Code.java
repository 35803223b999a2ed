package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.TokenCode;

/** Flat instructions among the tokens of a segment. */
final class Code {
    private Code() {}

    /** {@return by how much an instruction deepens what follows it} */
    static int deepens(Shape shape, int token) {
        if (!TokenCode.isOpcode(shape.code(token))) {
            return 0;
        }
        return switch (TokenCode.opcode(shape.code(token))) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> 1;
            case END, DELEGATE -> -1;
            default -> 0;
        };
    }

    /** {@return whether an instruction stands one level to the left of what is before it} */
    static boolean isOutdented(Shape shape, int token) {
        if (!TokenCode.isOpcode(shape.code(token))) {
            return false;
        }
        return switch (TokenCode.opcode(shape.code(token))) {
            case ELSE, CATCH, CATCH_ALL, END, DELEGATE -> true;
            default -> false;
        };
    }

    /** {@return whether an instruction begins, parts or ends a block and so has a line of its own} */
    static boolean isStructure(Shape shape, int token) {
        if (shape.code(token) == TokenCode.OPEN) {
            return switch (shape.group(token)) {
                case BLOCK, IF, TRY -> true;
                default -> false;
            };
        }
        return deepens(shape, token) != 0 || isOutdented(shape, token);
    }

    /** {@return the token after an instruction of a sequence with its immediates} */
    static int end(Shape shape, int instruction) {
        int end = shape.partEnd(instruction);
        if (shape.code(instruction) == TokenCode.OPEN) {
            return end;
        }
        for (int next = behindComments(shape, end); isImmediate(shape, next); next = behindComments(shape, end)) {
            end = shape.partEnd(next);
        }
        return end;
    }

    /** Behind comments that let the line go on, or can be made to. */
    private static int behindComments(Shape shape, int token) {
        int next = shape.commentsEnd(token);
        while (next < shape.count() && shape.role(next) == Role.LEADING) {
            next = shape.commentsEnd(next + 1);
        }
        return next;
    }

    private static boolean isImmediate(Shape shape, int token) {
        return token < shape.count() && (shape.role(token) == Role.IMMEDIATE || shape.role(token) == Role.INLINE);
    }

    /** {@return the token after an instruction; a flat block ends with its {@code end}} */
    static int blockEnd(Shape shape, int instruction, int limit) {
        int end = end(shape, instruction);
        int depth = deepens(shape, instruction);
        while (depth > 0 && end < limit) {
            if (shape.role(end) == Role.INSTRUCTION) {
                depth += deepens(shape, end);
                end = end(shape, end);
            } else {
                end = shape.partEnd(end);
            }
        }
        return end;
    }

    /** {@return the token after the instructions or operands that the author put on the line of this one} */
    static int lineEnd(Shape shape, int first) {
        int end = end(shape, first);
        for (int next = shape.commentsEnd(end); joins(shape, next, first); next = shape.commentsEnd(end)) {
            end = end(shape, next);
        }
        return end;
    }

    private static boolean joins(Shape shape, int token, int first) {
        return token < shape.count()
                && shape.role(token) == shape.role(first)
                && shape.breaks(token) == 0
                && !isStructure(shape, token);
    }
}
