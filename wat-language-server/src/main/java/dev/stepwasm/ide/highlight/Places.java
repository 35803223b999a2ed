package dev.stepwasm.ide.highlight;

import dev.stepwasm.wat.lex.Keywords;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import org.jspecify.annotations.Nullable;

/** What the numbers and names of a segment stand for, by where they are. Hears of them in text order. */
final class Places {
    private static final int CATCH_ALL = Keywords.codeOf(Word.CATCH_ALL);

    private final Segment segment;
    private final Tokens tokens;
    private final int number;
    private final int base;
    private final String text;
    private final @Nullable ModuleFacts facts;
    private final TokenSink sink;

    // The instruction or clause whose immediates are being given: its node, how many it has, how many have been given.
    private int instruction;
    private int count;
    private int seen;
    private int type;

    private @Nullable NameTable parameters;
    private int parameterCount;

    Places(SyntaxTree tree, int number, @Nullable ModuleFacts facts, TokenSink sink) {
        this.segment = tree.segment(number);
        this.tokens = segment.tokens();
        this.number = number;
        this.base = tree.start(number);
        this.text = tree.source().text();
        this.facts = facts;
        this.sink = sink;
    }

    /** Forgets what was given before. */
    void begin() {
        instruction = -1;
    }

    /** Hears of a token that nobody wants to know about. */
    void pass(int token, int node) {
        if (isIndex(tokens.code(token))) {
            immediate(token, node);
        }
    }

    private static boolean isIndex(int code) {
        return code == TokenCode.NAT || code == TokenCode.ID;
    }

    /** Gives a number or a name. */
    void index(int token, int node) {
        NodeKind kind = segment.kind(node);
        boolean named = tokens.code(token) == TokenCode.ID;
        switch (kind) {
            case INSTRUCTION, CATCH_CLAUSE -> use(token, node, immediate(token, node));
            case MODULE_START -> give(token, TokenType.NAMESPACE, TokenModifier.DECLARATION.bit());
            case COMMAND -> give(token, named ? TokenType.NAMESPACE : TokenType.NUMBER, 0);
            case TYPE_FIELD, FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD ->
                definition(token, named, field(kind));
            case IMPORT_DESCRIPTION -> definition(token, named, described(node));
            case ELEM_FIELD -> {
                if (isFirst(token, node)) {
                    definition(token, named, named ? IndexSpace.ELEM : IndexSpace.TABLE);
                } else {
                    reference(token, IndexSpace.FUNCTION, 0);
                }
            }
            case DATA_FIELD -> definition(token, named, named ? IndexSpace.DATA : IndexSpace.MEMORY);
            case EXPORT_DESCRIPTION, SEGMENT_USE -> {
                IndexSpace space = described(node);
                if (space == null) {
                    give(token, named ? TokenType.VARIABLE : TokenType.NUMBER, 0);
                } else {
                    reference(token, space, 0);
                }
            }
            case START_FIELD, INLINE_ELEM -> reference(token, IndexSpace.FUNCTION, 0);
            case TYPE_REFERENCE, SUB_TYPE, REFERENCE_TYPE -> reference(token, IndexSpace.TYPE, 0);
            case PARAM -> give(token, TokenType.PARAMETER, TokenModifier.DECLARATION.bit());
            case LOCAL -> give(token, TokenType.VARIABLE, TokenModifier.DECLARATION.bit());
            case FIELD ->
                give(
                        token,
                        TokenType.PROPERTY,
                        TokenModifier.DECLARATION.bit() | ModuleFacts.declaredMutability(segment, node));
            default -> give(token, named ? TokenType.VARIABLE : TokenType.NUMBER, 0);
        }
    }

    private static @Nullable IndexSpace field(NodeKind kind) {
        return switch (kind) {
            case TYPE_FIELD -> IndexSpace.TYPE;
            case FUNCTION_FIELD -> IndexSpace.FUNCTION;
            case TABLE_FIELD -> IndexSpace.TABLE;
            case MEMORY_FIELD -> IndexSpace.MEMORY;
            case GLOBAL_FIELD -> IndexSpace.GLOBAL;
            case TAG_FIELD -> IndexSpace.TAG;
            default -> null;
        };
    }

    /** What a group such as {@code (func 3)} in an import, an export or a segment is about. */
    private @Nullable IndexSpace described(int node) {
        int keyword = next(segment.firstToken(node));
        int code = keyword < tokens.size() ? tokens.code(keyword) : TokenCode.END;
        if (!TokenCode.isWord(code)) {
            return null;
        }
        return switch (TokenCode.word(code)) {
            case FUNC -> IndexSpace.FUNCTION;
            case TABLE -> IndexSpace.TABLE;
            case MEMORY -> IndexSpace.MEMORY;
            case GLOBAL -> IndexSpace.GLOBAL;
            case TAG -> IndexSpace.TAG;
            default -> null;
        };
    }

    /** Numbers in definitions are limits. */
    private void definition(int token, boolean named, @Nullable IndexSpace space) {
        if (named && space != null) {
            reference(token, space, TokenModifier.DECLARATION.bit());
        } else {
            give(token, named ? TokenType.VARIABLE : TokenType.NUMBER, 0);
        }
    }

    private boolean isFirst(int token, int node) {
        return next(next(segment.firstToken(node))) == token;
    }

    private int next(int token) {
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    /** {@return the place of an immediate of an instruction, and notes that it has been there} */
    private int immediate(int token, int node) {
        if (node != instruction) {
            instruction = node;
            seen = 0;
            count = 0;
            type = -1;
            int end = segment.nodeEnd(node) > node + 1 ? segment.firstToken(node + 1) : segment.tokenEnd(node);
            // A node that somebody is still writing may end behind the last token.
            for (int at = segment.firstToken(node); at < Math.min(end, tokens.size()); at++) {
                count += isIndex(tokens.code(at)) ? 1 : 0;
            }
        }
        return seen++;
    }

    private void use(int token, int node, int place) {
        int keyword = segment.firstToken(node);
        if (segment.kind(node) == NodeKind.CATCH_CLAUSE) {
            int word = tokens.code(next(keyword));
            boolean all = word == CATCH_ALL || word == Word.CATCH_ALL_REF.code();
            reference(token, all || place > 0 ? IndexSpace.LABEL : IndexSpace.TAG, 0);
            return;
        }
        int code = tokens.code(keyword);
        if (!TokenCode.isOpcode(code)) {
            give(token, tokens.code(token) == TokenCode.ID ? TokenType.VARIABLE : TokenType.NUMBER, 0);
            return;
        }
        Immediates immediates = Immediates.of(TokenCode.opcode(code));
        IndexSpace space = immediates.space(place, count);
        if (space == null) {
            give(token, tokens.code(token) == TokenCode.ID ? TokenType.VARIABLE : TokenType.NUMBER, 0);
        } else if (space == IndexSpace.LABEL && TokenCode.opcode(code).opensBlock()) {
            give(token, TokenType.LABEL, TokenModifier.DECLARATION.bit());
        } else {
            boolean written = immediates.writes() && place == count - 1;
            reference(token, space, written ? TokenModifier.MODIFICATION.bit() : 0);
        }
    }

    private void reference(int token, IndexSpace space, int modifiers) {
        switch (space) {
            case LOCAL -> give(token, isParameter(token) ? TokenType.PARAMETER : TokenType.VARIABLE, modifiers);
            case LABEL -> give(token, TokenType.LABEL, modifiers);
            case FIELD -> {
                int field =
                        facts == null ? 0 : facts.fieldModifiers(type, tokens.code(token), begin(token), end(token));
                give(token, TokenType.PROPERTY, modifiers | field);
            }
            case TYPE -> {
                type = index(space, token);
                give(token, TokenType.TYPE, modifiers | known(space, type));
            }
            case FUNCTION -> give(token, TokenType.FUNCTION, modifiers | known(space, index(space, token)));
            case TAG -> give(token, TokenType.EVENT, modifiers | known(space, index(space, token)));
            case TABLE, MEMORY, GLOBAL, ELEM, DATA ->
                give(token, TokenType.VARIABLE, modifiers | known(space, index(space, token)));
        }
    }

    private int index(IndexSpace space, int token) {
        return facts == null ? -1 : facts.index(space, tokens.code(token), begin(token), end(token));
    }

    private int known(IndexSpace space, int index) {
        return facts == null ? 0 : facts.modifiers(space, index);
    }

    private boolean isParameter(int token) {
        if (parameters == null) {
            parameters = new NameTable();
            collectParameters(parameters);
        }
        return tokens.code(token) == TokenCode.NAT
                ? isBelow(ModuleFacts.number(text, begin(token), end(token)), parameterCount)
                : parameters.find(text, begin(token), end(token)) >= 0;
    }

    private static boolean isBelow(int index, int count) {
        return index >= 0 && index < count;
    }

    private void collectParameters(NameTable names) {
        parameterCount = facts == null ? 0 : facts.parameters(number);
        int node = 1;
        while (node < segment.nodeCount() && segment.kind(node) != NodeKind.BODY) {
            int name = segment.kind(node) == NodeKind.PARAM ? next(next(segment.firstToken(node))) : tokens.size();
            if (name < tokens.size() && tokens.code(name) == TokenCode.ID) {
                names.put(Identifier.name(text, begin(name), end(name)), name);
            }
            node++;
        }
    }

    private void give(int token, TokenType what, int modifiers) {
        sink.accept(begin(token), end(token), what, modifiers);
    }

    private int begin(int token) {
        return base + tokens.start(token);
    }

    private int end(int token) {
        return base + tokens.end(token);
    }
}
