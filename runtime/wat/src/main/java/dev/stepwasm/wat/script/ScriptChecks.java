package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what is wrong with the commands of a script. Modules that are asserted to be wrong are expected to be: they are
 * reported when nothing is wrong with them.
 */
public final class ScriptChecks {
    private final SyntaxTree tree;
    private final int segment;
    private final List<Diagnostic> found;

    private ScriptChecks(SyntaxTree tree, int segment, List<Diagnostic> found) {
        this.tree = tree;
        this.segment = segment;
        this.found = found;
    }

    /**
     * {@return what is wrong with one command, beyond what its segment already knows}; depends on the text of the segment
     * alone, and spans are relative to it
     *
     * @param segment number of a {@code COMMAND} segment
     */
    public static List<Diagnostic> of(SyntaxTree tree, int segment) {
        Problems problems = new Problems();
        Command command = CommandReader.read(tree, segment, false, Nearest.ofBody(), problems);
        List<Diagnostic> found = new ArrayList<>(problems.list());
        new ScriptChecks(tree, segment, found).command(command);
        return found;
    }

    /** {@return the complaint that a segment does not belong in a text that must be one module}; its span is relative */
    public static List<Diagnostic> notAModule(SyntaxTree tree, int segment) {
        Problems problems = new Problems();
        TokenWalk walk = new TokenWalk(tree, segment, false, problems);
        boolean unknown = walk.code() == TokenCode.OPEN && walk.nextCode() == TokenCode.RESERVED;
        if (unknown) {
            walk.advance();
            walk.unknown(walk.at(), Optional.empty());
        } else {
            walk.unexpected("one module");
        }
        return problems.list();
    }

    private void command(Command command) {
        switch (command) {
            case Command.Define define -> valid(define.module());
            case Command.AssertModule asserted -> {
                if (asserted.verdict().isWrong()) {
                    wrong(asserted);
                } else {
                    valid(asserted.module());
                }
            }
            case Command.Thread thread -> thread.commands().forEach(this::command); // threads do not nest
            case Command.Instantiate other -> {}
            case Command.Register other -> {}
            case Command.Invoke other -> {}
            case Command.Get other -> {}
            case Command.AssertReturn other -> {}
            case Command.AssertFailure other -> {}
            case Command.Wait other -> {}
            case Command.Meta other -> {}
            case Command.Wrong other -> {}
        }
    }

    private CheckedModule check(ScriptModule module) {
        return switch (module.source()) {
            case ModuleSource.Text(String text) ->
                Script.text("", text, module.span().start());
            case ModuleSource.Quote(Literals literals) -> Script.quote("", literals);
            case ModuleSource.Binary(Literals literals) -> Script.binary(literals.bytes());
            case ModuleSource.Plain plain -> throw new IllegalStateException("not in a command");
        };
    }

    private void wrong(Command.AssertModule asserted) {
        if (!check(asserted.module()).hasErrors()) {
            String claim = asserted.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            found.add(Problem.UNEXPECTEDLY_VALID.at(keyword(asserted.span()), claim.split(" ")[0]));
        }
    }

    /** The word after the parenthesis of a command. */
    private Span keyword(Span command) {
        Segment data = tree.segment(segment);
        int token = data.tokens().firstAtOrAfter(command.start() + 1);
        while (data.tokens().isTrivia(token)) {
            token++;
        }
        return new Span(data.tokens().start(token), data.tokens().end(token));
    }

    private void valid(ScriptModule module) {
        List<Diagnostic> diagnostics = check(module).diagnostics();
        if (diagnostics.isEmpty()) {
            return;
        }
        switch (module.source()) {
            case ModuleSource.Quote(Literals literals) -> {
                int[] byteOffsets = byteOffsets(literals.lenientText());
                diagnostics.forEach(d -> found.add(quoted(module, literals, byteOffsets, d)));
            }
            case ModuleSource.Binary(Literals literals) ->
                diagnostics.forEach(d -> found.add(inBytes(module, literals, d)));
            case ModuleSource.Text text ->
                diagnostics.forEach(d -> inText(module.span().start(), d));
            case ModuleSource.Plain plain -> throw new IllegalStateException("not in a command");
        }
    }

    private void inText(int offset, Diagnostic diagnostic) {
        Diagnostic shifted = diagnostic.shifted(offset);
        boolean lexical = tree.segment(segment).problems().stream()
                .anyMatch(d -> d.problem() == shifted.problem() && d.span().equals(shifted.span()));
        if (!lexical) {
            found.add(shifted);
        }
    }

    private static Diagnostic quoted(ScriptModule module, Literals literals, int[] byteOffsets, Diagnostic diagnostic) {
        int from = byteOffsets[diagnostic.span().start()];
        int to = byteOffsets[diagnostic.span().end()];
        Span place = literals.spanOf(from, Math.max(to, from + 1), module.span());
        return new Diagnostic(diagnostic.problem(), place, diagnostic.message(), List.of());
    }

    /** {@return for each character of a text, and for its end, where its UTF-8 bytes start} */
    private static int[] byteOffsets(String text) {
        int[] offsets = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // a pair of surrogates makes four bytes
            int size = c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            offsets[i + 1] = offsets[i] + size;
        }
        return offsets;
    }

    private static Diagnostic inBytes(ScriptModule module, Literals literals, Diagnostic diagnostic) {
        int at = diagnostic.span().start();
        Span place = literals.spanOf(at, Math.max(diagnostic.span().end(), at + 1), module.span());
        String message = "%s (at byte 0x%x of the module)".formatted(diagnostic.message(), at);
        return new Diagnostic(diagnostic.problem(), place, message, List.of());
    }
}
