package dev.stepwasm.ide.run;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be run: the exported functions of modules, what comments say, and the commands of scripts. */
public final class RunPlaces {
    private static final String MARK = "run:";
    private static final String NUMBER = "[-+]?(0[xX][0-9a-fA-F_]+.*|[0-9][0-9_]*.*|inf|nan.*)|null";

    private final Analysis analysis;
    private final SyntaxTree tree;
    private final List<RunPlace> found = new ArrayList<>();

    private RunPlaces(Analysis analysis) {
        this.analysis = analysis;
        this.tree = analysis.tree();
    }

    /**
     * {@return the places, in text order}
     *
     * @param script whether the text is a script by its name; it also is if it has commands
     */
    public static List<RunPlace> of(Analysis analysis, boolean script) {
        RunPlaces places = new RunPlaces(analysis);
        List<RunPlace> commands = places.commands();
        if (script || !commands.isEmpty()) {
            places.script(commands);
        } else {
            places.exports();
        }
        places.comments();
        places.found.sort(Comparator.comparingInt(place -> place.span().start()));
        return List.copyOf(places.found);
    }

    private void script(List<RunPlace> commands) {
        firstCommand().ifPresent(span -> found.add(new RunPlace.Script(span)));
        found.addAll(commands);
    }

    /** {@return the first word of the first module or command} */
    private Optional<Span> firstCommand() {
        for (int number = 0; number < tree.size(); number++) {
            NodeKind kind = tree.segment(number).kind();
            if (kind == NodeKind.COMMAND || kind == NodeKind.MODULE_START || kind.isField()) {
                return Optional.of(tree.span(number, word(number)));
            }
        }
        return Optional.empty();
    }

    private List<RunPlace> commands() {
        List<RunPlace> commands = new ArrayList<>();
        for (int number = 0; number < tree.size(); number++) {
            if (tree.segment(number).kind() == NodeKind.COMMAND) {
                int token = word(number);
                if (isRun(tree.segment(number).tokens().code(token))) {
                    commands.add(new RunPlace.Command(tree.span(number, token)));
                }
            }
        }
        return commands;
    }

    /** {@return the word that follows the first parenthesis of a segment, or its last token} */
    private int word(int number) {
        Tokens tokens = tree.segment(number).tokens();
        int token = next(tokens, 0);
        if (token < tokens.size() && tokens.code(token) == TokenCode.OPEN) {
            token = next(tokens, token + 1);
        }
        return Math.min(token, tokens.size() - 1);
    }

    private static int next(Tokens tokens, int from) {
        int token = from;
        while (token < tokens.size() && tokens.isTrivia(token)) {
            token++;
        }
        return token;
    }

    /** {@return whether a command with this first word is an action, an assertion or a thread} */
    private static boolean isRun(int code) {
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case INVOKE,
                    GET,
                    THREAD,
                    ASSERT_RETURN,
                    ASSERT_RETURN_CANONICAL_NAN,
                    ASSERT_RETURN_ARITHMETIC_NAN,
                    ASSERT_TRAP,
                    ASSERT_EXHAUSTION,
                    ASSERT_EXCEPTION,
                    ASSERT_SUSPENSION,
                    ASSERT_MALFORMED,
                    ASSERT_MALFORMED_CUSTOM,
                    ASSERT_INVALID,
                    ASSERT_INVALID_CUSTOM,
                    ASSERT_UNLINKABLE -> true;
            default -> false;
        };
    }

    private void exports() {
        List<ModuleAnalysis> modules = analysis.modules();
        for (int number = 0; number < modules.size(); number++) {
            Module module = modules.get(number).module();
            for (Export export : module.exports()) {
                FunctionType type = isFunction(module, export) ? module.functionType(export.index()) : null;
                if (type != null) {
                    List<String> names = parameters(modules.get(number), export.index(), type);
                    found.add(new RunPlace.Export(tokenAt(export.position()), number, export.name(), type, names));
                }
            }
        }
    }

    /** What is exported may not be there. */
    private static boolean isFunction(Module module, Export export) {
        return export.kind() == ExternalKind.FUNCTION && export.index() >= 0 && export.index() < module.functionCount();
    }

    private static List<String> parameters(ModuleAnalysis module, int function, FunctionType type) {
        String[] names = new String[type.parameters().size()];
        Arrays.fill(names, "");
        for (Definition local : module.lowered().lookup().locals(function)) {
            if (local.space() == IndexSpace.LOCAL && local.index() < names.length) {
                names[local.index()] = local.name().map(Identifier::show).orElse("");
            }
        }
        return List.of(names);
    }

    private Span tokenAt(int offset) {
        return analysis.tokenAt(offset)
                .map(token -> token.span())
                .orElseGet(() ->
                        new Span(offset, Math.min(offset + 1, analysis.source().length())));
    }

    /** Looks for the mark in the text, which is much faster than to look at all comments. */
    private void comments() {
        String text = analysis.source().text();
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
            analysis.tokenAt(at)
                    .filter(token -> token.code() <= TokenCode.BLOCK_COMMENT)
                    .ifPresent(token -> comment(token.span()));
        }
    }

    private void comment(Span span) {
        boolean again = !found.isEmpty() && found.getLast().span().equals(span);
        int module = moduleOf(span);
        if (module >= 0 && !again) {
            RunComment.read(analysis.source().textOf(span))
                    .filter(call -> isMeant(call, module))
                    .ifPresent(call -> found.add(new RunPlace.Comment(span, module, call)));
        }
    }

    private int moduleOf(Span comment) {
        List<ModuleAnalysis> modules = analysis.modules();
        if (modules.size() == 1) {
            return 0;
        }
        return analysis.moduleAt(comment.start()).map(modules::indexOf).orElse(-1);
    }

    /** Prose may begin with the same word: then it names no export, and does not look like a call. */
    private boolean isMeant(RunComment call, int module) {
        return call.expected().isPresent()
                || analysis.modules().get(module).module().exports().stream()
                        .anyMatch(export -> export.name().equals(call.export()))
                || (!call.arguments().isEmpty() && call.arguments().stream().allMatch(word -> word.matches(NUMBER)));
    }
}
