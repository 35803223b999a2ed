package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;

/** Finds the role of what stands in one kind of group, from what stood there before. */
final class Classifier {
    private static final int CATCH = TokenCode.of(Opcode.CATCH);
    private static final int CATCH_ALL = TokenCode.of(Opcode.CATCH_ALL);
    private static final int ELSE = TokenCode.of(Opcode.ELSE);
    private static final int TRY_TABLE = TokenCode.of(Opcode.TRY_TABLE);

    /** Nothing but the first word so far. */
    static final int START = 0;
    /** The first of several alike has been seen. */
    private static final int ONE = 1;
    /** More than one of several alike have been seen. */
    private static final int SEVERAL = 2;
    /** The instructions have begun. */
    private static final int CODE = 4;
    /** The last instruction was {@code try_table}: catch clauses belong to it. */
    private static final int CATCHES = 8;
    /** An element segment has its name. */
    private static final int NAMED = 16;
    /** The last token was the keyword of a flat instruction. */
    private static final int KEYWORD = 32;

    private Classifier() {}

    /**
     * {@return the state of a group after its first token}
     *
     * @param around the group around it
     */
    static int startOf(int headCode, Group around) {
        boolean isInlineElem = around == Group.DEFINITION && headCode == Word.ELEM.code();
        return headCode == TRY_TABLE ? CATCHES : isInlineElem ? CODE : START;
    }

    /** {@return whether the parts of a kind have become several just now} */
    static boolean becameSeveral(int before, int after) {
        return (before & SEVERAL) == 0 && (after & SEVERAL) != 0;
    }

    /**
     * {@return the role of a token or group}
     *
     * @param code of the token, or of the first token in the group
     * @param isGroup whether it is a group
     */
    static Role roleOf(Group group, int state, int code, boolean isGroup) {
        return switch (group) {
            case TOP -> Role.CHILD;
            case MODULE, RECURSIVE, COMMANDS -> isGroup ? Role.CHILD : Role.INLINE;
            case COMMAND -> isGroup || state != START ? Role.OPERAND : Role.INLINE;
            case FUNCTION -> function(state, code, isGroup);
            case BLOCK ->
                isGroup || TokenCode.isOpcode(code) || (state & CODE) != 0
                        ? instruction(state, code, isGroup)
                        : Role.INLINE;
            case IF -> conditional(state, code, isGroup);
            case TRY -> isGroup ? (isClause(code) ? Role.IMMEDIATE : Role.CHILD) : Role.INLINE;
            case BODY -> instruction(state, code, isGroup);
            case PLAIN -> isGroup && !isClause(code) ? Role.OPERAND : later(state);
            case STRUCT -> state == START ? Role.FIRST_FIELD : Role.FIELD;
            case TYPE -> isGroup ? Role.HUG : Role.INLINE;
            case IMPORT -> isGroup ? Role.FLOW : Role.INLINE;
            case DEFINITION -> definition(state, code, isGroup);
            case ELEM -> element(state, code, isGroup);
            case STRINGS ->
                code == TokenCode.STRING || (isGroup && TokenCode.isWord(code) && !isUse(code))
                        ? item(state)
                        : isGroup ? Role.FLOW : Role.INLINE;
            case WORDS -> later(state);
        };
    }

    /** {@return the state after a part with a role} */
    static int next(Group group, int state, Role role, int code, boolean isGroup) {
        int before = state & ~KEYWORD;
        return switch (role) {
            case INSTRUCTION -> isGroup ? CODE : CODE | KEYWORD | (code == TRY_TABLE ? CATCHES : 0);
            case FIRST_LOCAL, FIRST_FIELD, FIRST_ITEM, EXPRESSION -> before | ONE;
            case LOCAL, FIELD, ITEM -> before | SEVERAL;
            case CHILD, OPERAND -> before | CODE;
            case INLINE -> before | inlineMeans(group, code);
            case FLOW -> before | (group == Group.ELEM && (!isUse(code) || code == Word.OFFSET.code()) ? CODE : START);
            case NONE, HUG, IMMEDIATE, PARAM, TRAILING, LEADING, ALONE -> before;
        };
    }

    private static Role later(int state) {
        return state == START ? Role.INLINE : Role.IMMEDIATE;
    }

    private static Role item(int state) {
        return (state & ONE) == 0 ? Role.FIRST_ITEM : Role.ITEM;
    }

    private static Role function(int state, int code, boolean isGroup) {
        if ((state & CODE) != 0 || TokenCode.isOpcode(code)) {
            return instruction(state, code, isGroup);
        }
        if (!isGroup) {
            return Role.INLINE;
        }
        if (code == Word.LOCAL.code()) {
            return (state & ONE) == 0 ? Role.FIRST_LOCAL : Role.LOCAL;
        }
        return TokenCode.isWord(code) ? Role.PARAM : Role.INSTRUCTION;
    }

    private static Role instruction(int state, int code, boolean isGroup) {
        if (!isGroup) {
            Role other = (state & KEYWORD) != 0 ? Role.INLINE : Role.IMMEDIATE;
            return TokenCode.isOpcode(code) ? Role.INSTRUCTION : other;
        }
        boolean isCatch = code == CATCH
                || code == CATCH_ALL
                || code == Word.CATCH_REF.code()
                || code == Word.CATCH_ALL_REF.code();
        return isClause(code) || (isCatch && (state & CATCHES) != 0) ? Role.IMMEDIATE : Role.INSTRUCTION;
    }

    private static Role conditional(int state, int code, boolean isGroup) {
        if (isClause(code) && isGroup) {
            return Role.IMMEDIATE;
        }
        boolean isBranch = code == Word.THEN.code() || code == ELSE;
        if (isGroup) {
            return isBranch || (state & CODE) != 0 ? Role.CHILD : Role.FLOW;
        }
        return TokenCode.isOpcode(code) ? Role.CHILD : Role.INLINE;
    }

    private static Role definition(int state, int code, boolean isGroup) {
        if (isGroup) {
            return TokenCode.isOpcode(code) && (state & ONE) == 0
                    ? Role.EXPRESSION
                    : isClause(code) ? Role.PARAM : Role.FLOW;
        }
        return TokenCode.isOpcode(code) ? Role.FLOW : Role.INLINE;
    }

    /** {@code (elem $name (table $t) (offset ...) func $a $b)}: what follows the offset or the type are items. */
    private static Role element(int state, int code, boolean isGroup) {
        boolean inItems = (state & (CODE | ONE)) != 0;
        if (isGroup) {
            boolean isItem = code == Word.ITEM.code() || (inItems && !isUse(code) && code != Word.REF.code());
            return isItem ? item(state) : Role.FLOW;
        }
        boolean isIndex = code == TokenCode.ID || code == TokenCode.NAT;
        return isIndex && (inItems || (state & NAMED) != 0) ? item(state) : Role.INLINE;
    }

    private static int inlineMeans(Group group, int code) {
        if (group == Group.ELEM) {
            return code == TokenCode.ID || code == TokenCode.NAT ? NAMED : code == Word.DECLARE.code() ? START : CODE;
        }
        return group == Group.PLAIN || group == Group.WORDS ? CODE : START;
    }

    /** {@return whether a group that begins so says where a segment goes} */
    private static boolean isUse(int code) {
        return code == Word.MEMORY.code() || code == Word.TABLE.code() || code == Word.OFFSET.code();
    }

    /** {@return whether a group that begins so is a part of the instruction or signature before it} */
    private static boolean isClause(int code) {
        return code == Word.TYPE.code()
                || code == Word.PARAM.code()
                || code == Word.RESULT.code()
                || code == Word.REF.code();
    }
}
