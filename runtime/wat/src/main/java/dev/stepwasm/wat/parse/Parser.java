package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a text: a module, bare module fields, or a script of modules and commands. Every field becomes a segment of its
 * own. Never throws for any text, never recurses.
 */
public final class Parser {
    private final Cursor cursor;
    private final Problems problems;
    private final SegmentCutter cutter;
    private final FieldParser fields;
    private final UnknownWords unknownWords = new UnknownWords();
    private final List<ModuleSyntax> modules = new ArrayList<>();
    private final List<Diagnostic> spanning = new ArrayList<>();

    private Parser(SourceText source) {
        Problems lexical = new Problems();
        Tokens tokens = Lexer.lex(source.text(), 0, source.length(), lexical);
        this.problems = new Problems();
        this.cursor = new Cursor(source.text(), tokens, problems, endsInComment(lexical.list()));
        this.cutter = new SegmentCutter(cursor, lexical.list(), problems);
        this.fields = new FieldParser(cursor, unknownWords);
    }

    /** {@return the syntax tree of a text} */
    public static SyntaxTree parse(SourceText source) {
        Parser parser = new Parser(source);
        parser.script();
        return new SyntaxTree(source, parser.cutter.segments(), parser.modules, parser.spanning);
    }

    private void script() {
        while (cursor.code() != TokenCode.END) {
            cursor.speak();
            cursor.startField();
            if (cursor.code() != TokenCode.OPEN) {
                stray();
            } else if (cursor.isOpen(Word.MODULE)) {
                module();
            } else if (isFieldLike()) {
                bareFields();
            } else {
                command();
            }
        }
        endOfText();
    }

    private boolean isFieldLike() {
        return FieldWords.isField(cursor.nextCode());
    }

    private void endOfText() {
        if (cutter.isEmpty()) {
            modules.add(new ModuleSyntax(-1, 0, 0)); // nothing at all is a module without fields
        }
        int node = cursor.open(NodeKind.END_OF_TEXT);
        cursor.advance();
        cursor.close(node);
        cutter.cut();
    }

    /** Tokens that begin no group: one complaint for all of them. */
    private void stray() {
        String wanted = cutter.isEmpty() ? "a module" : "a module or a command";
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
        cutter.cut();
    }

    private void module() {
        int opener = cursor.at();
        if (isBytesOrQuoteOrInstance()) {
            command();
            return;
        }
        int header = cutter.count();
        int node = cursor.openGroup(NodeKind.MODULE_START);
        cursor.accept(Word.DEFINITION);
        cursor.acceptId();
        cursor.close(node);
        cutter.cut();
        int first = cutter.count();
        new ModuleFields(opener).parse();
        modules.add(new ModuleSyntax(header, first, cutter.count()));
        if (cursor.code() == TokenCode.CLOSE) {
            int end = cursor.open(NodeKind.MODULE_END);
            cursor.advance();
            cursor.close(end);
            cutter.cut();
        } else if (!cursor.isEndReported()) {
            spanning.add(unclosedModule(opener));
        }
    }

    private boolean isBytesOrQuoteOrInstance() {
        int distance = cursor.code(2) == Word.DEFINITION.code() ? 3 : 2;
        int code = cursor.code(distance) == TokenCode.ID ? cursor.code(distance + 1) : cursor.code(distance);
        return code == Word.BINARY.code() || code == Word.QUOTE.code() || code == Word.INSTANCE.code();
    }

    private static boolean endsInComment(List<Diagnostic> lexical) {
        return lexical.stream()
                .anyMatch(d -> d.problem() == Problem.UNCLOSED_COMMENT || d.problem() == Problem.UNCLOSED_ANNOTATION);
    }

    private Diagnostic unclosedModule(int opener) {
        Tokens tokens = cursor.tokens();
        int end = tokens.start(cursor.at());
        Span open = new Span(tokens.start(opener), tokens.end(opener));
        return new Diagnostic(
                Problem.UNCLOSED_PARENTHESIS,
                new Span(end, end),
                "expected `)` but found the end of the text",
                List.of(new Related(open, "to match this parenthesis")));
    }

    /** A module without {@code (module}: fields up to the end of the text. */
    private void bareFields() {
        int first = cutter.count();
        new ModuleFields(-1).parse();
        modules.add(new ModuleSyntax(-1, first, cutter.count()));
    }

    /** Any other group; what is in it is read and checked by {@code dev.stepwasm.wat.script}. */
    private void command() {
        int node = cursor.open(NodeKind.COMMAND);
        cursor.skipGroup();
        cursor.close(node);
        cutter.cut();
    }

    private static boolean isCommand(int code) {
        return TokenCode.isWord(code)
                && (TokenCode.word(code) == Word.MODULE
                        || (code >= Word.REGISTER.code() && code <= Word.ASSERT_RETURN_ARITHMETIC_NAN.code()));
    }

    /** The fields of one module. */
    private final class ModuleFields {
        private final int opener;
        private boolean unbalanced;

        ModuleFields(int opener) {
            this.opener = opener;
        }

        void parse() {
            while (true) {
                int code = cursor.code();
                if (code == TokenCode.END) {
                    return;
                }
                if (code == TokenCode.CLOSE) {
                    if (ends()) {
                        return;
                    }
                    continue;
                }
                cursor.speak();
                cursor.startField();
                if (code == TokenCode.OPEN && FieldWords.isField(cursor.nextCode())) {
                    fields.parse();
                } else if (code == TokenCode.OPEN && opener < 0 && isCommand(cursor.nextCode())) {
                    if (!cutter.isEmpty() && cursor.isOpen(Word.MODULE)) {
                        cursor.report(
                                Problem.UNEXPECTED_TOKEN,
                                cursor.at(),
                                "a module field (the text began with bare fields)",
                                "`(module`");
                    }
                    return;
                } else {
                    wrong(code);
                }
                cutter.cut();
            }
        }

        /** A parenthesis that closes the module, unless fields follow it: then it is one too many. */
        private boolean ends() {
            int following = cursor.nextCode() == TokenCode.OPEN ? cursor.code(2) : TokenCode.END;
            boolean more = FieldWords.isField(following) || TokenCode.isOpcode(following);
            boolean stray = opener < 0;
            if (!more && !stray) {
                return true;
            }
            if (!unbalanced) {
                cursor.speak();
                String found = more && !stray ? "`)`, although more fields follow" : "`)` without `(`";
                cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), "a module field", found);
                unbalanced = true;
            }
            int node = cursor.open(NodeKind.STRAY);
            cursor.advance();
            cursor.close(node);
            cutter.cut();
            return false;
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
                return;
            }
            int word = cursor.nextCode();
            int node = cursor.open(NodeKind.UNKNOWN_FIELD);
            if (TokenCode.isOpcode(word)) {
                instructionOutside();
            } else if (word == TokenCode.RESERVED) {
                cursor.advance();
                unknownWords.field(cursor);
            } else {
                cursor.unexpected("a module field");
            }
            skip(word == TokenCode.RESERVED);
            cursor.close(node);
        }

        private void instructionOutside() {
            if (!unbalanced) {
                cursor.report(
                        Problem.UNEXPECTED_TOKEN,
                        cursor.at(),
                        "a module field",
                        "an instruction outside of a function");
            }
            unbalanced = true;
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
}
