package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The imports of modules that stand within a command of a script, such as {@code (assert_unlinkable (module ...) "...")},
 * and of those in bytes or in quotes, whose imports have no places.
 */
final class CommandModules {
    private final SyntaxTree tree;

    CommandModules(SyntaxTree tree) {
        this.tree = tree;
    }

    /**
     * What a command imports.
     *
     * @param start where the command begins
     */
    record Wanted(int start, List<Imported> imports) {}

    /** {@return the imports of each command that has any} */
    List<Wanted> all() {
        List<Wanted> found = new ArrayList<>();
        for (int segment = 0; segment < tree.size(); segment++) {
            if (tree.segment(segment).kind() == NodeKind.COMMAND) {
                List<Imported> imports = in(segment);
                if (!imports.isEmpty()) {
                    found.add(new Wanted(tree.start(segment), imports));
                }
            }
        }
        return found;
    }

    private List<Imported> in(int segment) {
        Tokens tokens = tree.segment(segment).tokens();
        List<Imported> found = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            if (code == Word.IMPORT.code()) {
                int module = next(tokens, token);
                int name = next(tokens, module);
                if (isString(tokens, module) && isString(tokens, name)) {
                    found.add(new Imported(
                            FileInterface.name(tree.text(segment, module)),
                            FileInterface.name(tree.text(segment, name)),
                            tree.span(segment, module),
                            tree.span(segment, name)));
                }
            } else if (code == Word.BINARY.code()) {
                addBinary(strings(segment, token), found);
            } else if (code == Word.QUOTE.code()) {
                addQuoted(strings(segment, token), found);
            }
        }
        return found;
    }

    private static int next(Tokens tokens, int token) {
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    private static boolean isString(Tokens tokens, int token) {
        return token < tokens.size() && tokens.code(token) == TokenCode.STRING;
    }

    private byte[] strings(int segment, int word) {
        Tokens tokens = tree.segment(segment).tokens();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token = next(tokens, word); isString(tokens, token); token = next(tokens, token)) {
            bytes.writeBytes(StringLiteral.bytes(tree.text(segment, token)));
        }
        return bytes.toByteArray();
    }

    private static void addBinary(byte[] bytes, List<Imported> found) {
        try {
            add(ModuleReader.read(bytes).imports(), found);
        } catch (MalformedException e) {
            // Many are meant to be malformed: they import nothing.
            return;
        }
    }

    private static void addQuoted(byte[] bytes, List<Imported> found) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Analysis.unchecked(new SourceText("", text))
                .modules()
                .forEach(module -> add(module.module().imports(), found));
    }

    private static void add(List<Import> imports, List<Imported> found) {
        Span nowhere = FileInterface.START;
        imports.forEach(wanted -> found.add(new Imported(wanted.module(), wanted.name(), nowhere, nowhere)));
    }
}
