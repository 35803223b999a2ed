package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.SourceText;
import java.util.Optional;

/** The commands of test scripts. */
final class Scripts {
    private static final String INVOKE = "(invoke \"${1:name}\")";
    private static final String MODULE = "\n\t(module $0)\n\t\"${1:message}\"";

    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;

    private Scripts(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
    }

    /** Proposes commands where one can begin. */
    static void suggestCommands(Suggestions suggestions) {
        command(suggestions, "assert_return", " " + INVOKE + " (i32.const ${2:0})");
        command(suggestions, "assert_trap", " " + INVOKE + " \"${2:unreachable}\"");
        command(suggestions, "assert_invalid", MODULE);
        command(suggestions, "assert_malformed", "\n\t(module quote \"${2:}\")\n\t\"${1:message}\"");
        command(suggestions, "assert_unlinkable", MODULE);
        command(suggestions, "assert_exhaustion", " " + INVOKE + " \"${2:call stack exhausted}\"");
        command(suggestions, "assert_exception", " " + INVOKE);
        command(suggestions, "assert_suspension", " " + INVOKE + " \"${2:unhandled}\"");
        command(suggestions, "assert_malformed_custom", "\n\t(module quote \"${2:}\")\n\t\"${1:message}\"");
        command(suggestions, "assert_invalid_custom", "\n\t(module quote \"${2:}\")\n\t\"${1:message}\"");
        command(suggestions, "invoke", " \"${1:name}\"");
        command(suggestions, "get", " \"${1:name}\"");
        command(suggestions, "register", " \"${1:name}\"");
        command(suggestions, "module", "\n\t$0\n");
        command(suggestions, "thread", " ${1:\\$thread} $0");
        command(suggestions, "wait", " ${1:\\$thread}");
    }

    private static void command(Suggestions suggestions, String word, String rest) {
        suggestions.group(word, rest, "", Fit.NEUTRAL);
    }

    /** {@return what could be typed in the module that is part of a command, if the place is in one} */
    static Optional<Proposals> inner(Place place, int offset) {
        if (!place.isScript()) {
            return Optional.empty();
        }
        return place.frames().stream()
                .skip(1) // a module that is a command itself is none of text
                .filter(frame -> frame.is(Word.MODULE) && !isLiteral(frame))
                .findFirst()
                .map(frame -> {
                    Tokens tokens = place.tree().segment(place.segment()).tokens();
                    int open = frame.headToken - 1;
                    while (open > 0 && tokens.isTrivia(open)) {
                        open--;
                    }
                    int depth = 0;
                    int close = open;
                    do {
                        int code = tokens.code(close++);
                        depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
                    } while (depth > 0 && close < tokens.size());
                    int start = place.tree().span(place.segment(), open).start();
                    int end = Math.max(
                            offset,
                            place.tree().span(place.segment(), close - 1).end());
                    String text = place.analysis().source().textOf(new Span(start, end));
                    Analysis module = Analysis.ofModule(new SourceText("", text));
                    return Completion.at(module, offset - start).shifted(start);
                });
    }

    private static boolean isLiteral(Frame module) {
        return module.has(Word.QUOTE) || module.has(Word.BINARY) || module.has(Word.INSTANCE);
    }

    /** Proposes what can stand in a command. */
    static void suggest(Suggestions suggestions) {
        new Scripts(suggestions).inCommand();
    }

    private void inCommand() {
        if (TokenCode.isOpcode(frame.head)) {
            new ScriptValues(suggestions).inConstant(TokenCode.opcode(frame.head));
            return;
        }
        if (!TokenCode.isWord(frame.head)) {
            return;
        }
        switch (TokenCode.word(frame.head)) {
            case ASSERT_RETURN -> {
                if (frame.items.isEmpty()) {
                    actions();
                } else {
                    new ScriptValues(suggestions).results();
                }
            }
            case ASSERT_EXHAUSTION, ASSERT_EXCEPTION, ASSERT_SUSPENSION -> firstActions();
            case ASSERT_TRAP -> {
                firstActions();
                modules();
            }
            case ASSERT_INVALID, ASSERT_UNLINKABLE, ASSERT_MALFORMED, ASSERT_MALFORMED_CUSTOM, ASSERT_INVALID_CUSTOM ->
                modules();
            case INVOKE -> {
                moduleNames();
                new ScriptValues(suggestions).arguments();
            }
            case GET, REGISTER -> moduleNames();
            case MODULE -> module();
            case EITHER -> new ScriptValues(suggestions).results();
            case THREAD -> {
                suggestions.group("shared", " (module ${1:\\$module})", "", Fit.NEUTRAL);
                suggestCommands(suggestions);
            }
            case SHARED -> suggestions.group("module", " ${1:\\$module}", "", Fit.NEUTRAL);
            case WAIT -> {
                if (frame.items.isEmpty()) {
                    names().threads().forEach(name -> named(name, "thread"));
                }
            }
            default -> {
                // Nothing is known about the rest.
            }
        }
    }

    private ScriptNames names() {
        return new ScriptNames(place.analysis(), place.segment());
    }

    private void named(String name, String detail) {
        if (!place.afterOpen()) {
            suggestions.add(Proposal.of(Proposal.Kind.MODULE, name, detail, Fit.NEUTRAL));
        }
    }

    private void firstActions() {
        if (frame.items.isEmpty()) {
            actions();
        }
    }

    private void actions() {
        suggestions.group("invoke", " \"${1:name}\"", "", Fit.NEUTRAL);
        suggestions.group("get", " \"${1:name}\"", "", Fit.NEUTRAL);
    }

    private void modules() {
        if (frame.items.isEmpty()) {
            suggestions.group("module", " $0", "", Fit.NEUTRAL);
            if (place.afterOpen()) {
                suggestions.group("module quote", " \"${1:}\"", "", Fit.NEUTRAL);
                suggestions.group("module binary", " \"${1:}\"", "", Fit.NEUTRAL);
            }
        }
    }

    /** Inside of {@code (shared (module $m))} a name, else what a module is made of. */
    private void module() {
        boolean instance = frame.has(Word.INSTANCE);
        if (instance || place.out(1).filter(parent -> parent.is(Word.SHARED)).isPresent()) {
            moduleNames();
        } else if (!frame.has(Word.QUOTE) && !frame.has(Word.BINARY)) {
            Fields.suggestHeader(suggestions, frame);
            Fields.suggest(suggestions);
        }
    }

    private void moduleNames() {
        if (frame.strings() == 0 || frame.is(Word.REGISTER)) {
            names().modules().forEach(name -> named(name, "module"));
        }
    }
}
