package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Context;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.function.Predicate;

/**
 * Parses a text: a module, bare module fields, or a script of modules and commands. Every field becomes a segment of its
 * own. Never throws for any text, never recurses.
 *
 * <p>Between two segments all that the parser knows is where it is and a {@link Context}: so it can begin anywhere
 * between two segments, and stop wherever the rest has been parsed before.
 */
public final class Parser {
    private final int from;
    private final Tokens tokens;
    private final List<Diagnostic> lexical;
    private final Problems problems = new Problems();
    private final Cursor cursor;
    private final SegmentCutter cutter;
    private final FieldParser fields;
    private final UnknownWords unknownWords = new UnknownWords();
    private Context context;
    private Context began;

    /**
     * Starts between two segments.
     *
     * @param to where the text is taken to end
     */
    Parser(SourceText source, int from, int to, Context context) {
        this.from = from;
        this.context = context;
        this.began = context;
        Problems found = new Problems();
        this.tokens = Lexer.lex(source.text(), from, to, found);
        this.lexical = found.list();
        this.cursor = new Cursor(source.text(), tokens, problems, endsEarly());
        this.cutter = new SegmentCutter(cursor, from, lexical, problems);
        this.fields = new FieldParser(cursor, unknownWords);
    }

    /** {@return the syntax tree of a text} */
    public static SyntaxTree parse(SourceText source) {
        Parser parser = new Parser(source, 0, source.length(), Context.SCRIPT);
        parser.run(p -> false);
        return new SyntaxTree(source, parser.segments());
    }

    /** {@return the syntax tree of a text, which shares with that of an earlier version what they have in common} */
    public static SyntaxTree parse(SourceText source, SyntaxTree earlier) {
        return Reparse.of(source, earlier);
    }

    /** In a comment, or where parentheses nest deeper than the lexer goes. */
    private boolean endsEarly() {
        return lexical.stream()
                .map(Diagnostic::problem)
                .anyMatch(p -> p == Problem.UNCLOSED_COMMENT
                        || p == Problem.UNCLOSED_ANNOTATION
                        || p == Problem.UNEXPECTED_TOKEN);
    }

    /** {@return the segments made so far} */
    List<Segment> segments() {
        return cutter.segments();
    }

    /** {@return the offset in the text after the last segment} */
    int offset() {
        return cutter.offset();
    }

    /** {@return what is known where the last segment ends} */
    Context context() {
        return context;
    }

    /** {@return whether the text that was taken ends between two tokens, so that what follows cannot change them} */
    boolean endsCleanly() {
        int last = tokens.size() - 2;
        return !endsEarly()
                && last >= 0
                && tokens.code(last) == TokenCode.CLOSE
                && tokens.end(last) == tokens.end(last + 1);
    }

    /**
     * Makes segments up to the end of the text, or until someone has enough of them.
     *
     * @param enough asked between two segments
     * @return whether the end of the text was reached
     */
    boolean run(Predicate<Parser> enough) {
        while (!enough.test(this)) {
            began = context;
            if (cursor.code() == TokenCode.END) {
                endOfText();
                return true;
            }
            cursor.speak();
            cursor.startField();
            if (context.inModule()) {
                inModule();
            } else {
                inScript();
            }
        }
        return false;
    }

    private void cut() {
        cutter.cut(began);
    }

    private void endOfText() {
        int node = cursor.open(NodeKind.END_OF_TEXT);
        cursor.advance();
        cursor.close(node);
        cut();
    }

    // Between modules.

    private void inScript() {
        if (cursor.code() != TokenCode.OPEN) {
            strayInScript();
        } else if (isTextModule()) {
            int node = cursor.openGroup(NodeKind.MODULE_START);
            cursor.accept(Word.DEFINITION);
            cursor.acceptId();
            cursor.close(node);
            cut();
            context = Context.MODULE;
        } else if (FieldWords.isField(cursor.nextCode())) {
            context = Context.BARE;
            inModule();
        } else {
            command();
        }
    }

    /** {@return whether a module begins here that is neither bytes nor a quotation nor an instance} */
    private boolean isTextModule() {
        if (!cursor.isOpen(Word.MODULE)) {
            return false;
        }
        int at = cursor.code(2) == Word.DEFINITION.code() ? 3 : 2;
        int code = cursor.code(cursor.code(at) == TokenCode.ID ? at + 1 : at);
        return code != Word.BINARY.code() && code != Word.QUOTE.code() && code != Word.INSTANCE.code();
    }

    /** Tokens that begin no group: one complaint for all of them. */
    private void strayInScript() {
        String wanted = from == 0 && cutter.offset() == 0 ? "a module" : "a module or a command";
        if (cursor.code() == TokenCode.CLOSE) {
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), "no more `)`", "`)` without `(`");
        } else {
            cursor.unexpected(wanted);
        }
        int node = cursor.open(NodeKind.STRAY);
        while (cursor.code() != TokenCode.END && cursor.code() != TokenCode.OPEN) {
            cursor.advance();
        }
        cursor.close(node);
        cut();
    }

    /** Any other group; what is in it is read and checked by {@code dev.stepwasm.wat.script}. */
    private void command() {
        int node = cursor.open(NodeKind.COMMAND);
        cursor.skipGroup();
        cursor.close(node);
        cut();
    }

    private static boolean isCommand(int code) {
        return TokenCode.isWord(code)
                && (TokenCode.word(code) == Word.MODULE
                        || (code >= Word.REGISTER.code() && code <= Word.ASSERT_RETURN_ARITHMETIC_NAN.code()));
    }

    // Among the fields of a module.

    private void inModule() {
        int code = cursor.code();
        if (code == TokenCode.CLOSE) {
            closing();
        } else if (code == TokenCode.OPEN && FieldWords.isField(cursor.nextCode())) {
            fields.parse();
            cut();
        } else if (code == TokenCode.OPEN && context.isBare() && isCommand(cursor.nextCode())) {
            if (cursor.isOpen(Word.MODULE)) {
                cursor.report(
                        Problem.UNEXPECTED_TOKEN,
                        cursor.at(),
                        "a module field (the text began with bare fields)",
                        "`(module`");
            }
            context = Context.SCRIPT;
            inScript();
        } else {
            wrong(code);
        }
    }

    /** A parenthesis that closes the module, unless fields follow it: then it is one too many. */
    private void closing() {
        int following = cursor.nextCode() == TokenCode.OPEN ? cursor.code(2) : TokenCode.END;
        boolean more = FieldWords.isField(following) || TokenCode.isOpcode(following);
        boolean bare = context.isBare();
        if (!more && !bare) {
            single(NodeKind.MODULE_END);
            context = Context.SCRIPT;
            return;
        }
        if (!context.isUnbalanced()) {
            String found = more && !bare ? "`)`, although more fields follow" : "`)` without `(`";
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), "a module field", found);
        }
        single(NodeKind.STRAY);
        context = context.unbalanced();
    }

    private void single(NodeKind kind) {
        int node = cursor.open(kind);
        cursor.advance();
        cursor.close(node);
        cut();
    }

    private void wrong(int code) {
        if (code != TokenCode.OPEN) {
            cursor.unexpected("a module field");
            int node = cursor.open(NodeKind.STRAY);
            while (cursor.code() != TokenCode.END
                    && cursor.code() != TokenCode.OPEN
                    && cursor.code() != TokenCode.CLOSE) {
                cursor.advance();
            }
            cursor.close(node);
            cut();
            return;
        }
        int word = cursor.nextCode();
        int node = cursor.open(NodeKind.UNKNOWN_FIELD);
        boolean instruction = TokenCode.isOpcode(word);
        if (instruction) {
            instructionOutside();
        } else if (word == TokenCode.RESERVED) {
            cursor.advance();
            unknownWords.field(cursor);
        } else {
            cursor.unexpected("a module field");
        }
        skip(word == TokenCode.RESERVED);
        cursor.close(node);
        cut();
        if (instruction) {
            context = context.unbalanced();
        }
    }

    private void instructionOutside() {
        if (!context.isUnbalanced()) {
            cursor.report(
                    Problem.UNEXPECTED_TOKEN, cursor.at(), "a module field", "an instruction outside of a function");
        }
    }

    private void skip(boolean open) {
        if (!open) {
            cursor.skipGroup();
            return;
        }
        int depth = 1;
        while (depth > 0 && cursor.code() != TokenCode.END && !cursor.isNewField(0)) {
            depth += cursor.code() == TokenCode.OPEN ? 1 : cursor.code() == TokenCode.CLOSE ? -1 : 0;
            cursor.advance();
        }
    }
}
