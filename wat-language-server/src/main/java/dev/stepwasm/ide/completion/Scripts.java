package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
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
            constant(TokenCode.opcode(frame.head));
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
                    results();
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
                arguments();
            }
            case GET, REGISTER -> moduleNames();
            case MODULE -> module();
            case EITHER -> results();
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

    // Arguments and results.

    /** Constants, the one first whose type the function wants next. */
    private void arguments() {
        if (frame.strings() == 0) {
            return;
        }
        int given = (int) frame.items.stream().filter(Frame.Item::group).count();
        List<ValueType> wanted = called(frame).map(FunctionType::parameters).orElse(List.of());
        constants(wanted, given);
        reference("ref.extern", " ${1:0}", "externref");
        reference("ref.host", " ${1:0}", "anyref");
    }

    private void results() {
        Frame assertion = place.frames().getFirst();
        int given = (int) assertion.items.stream().filter(Frame.Item::group).count() - 1;
        List<ValueType> wanted = invoked(assertion).map(FunctionType::results).orElse(List.of());
        constants(wanted, Math.max(0, given));
        for (String pattern :
                List.of("ref.func", "ref.i31", "ref.struct", "ref.array", "ref.eq", "ref.any", "ref.exn")) {
            reference(pattern, "", "");
        }
        reference("ref.extern", "", "externref");
        reference("ref.host", "", "anyref");
        if (!frame.is(Word.EITHER)) {
            suggestions.group("either", " (i32.const ${1:0}) (i32.const ${2:1})", "one of several", Fit.NEUTRAL);
        }
    }

    private void reference(String word, String rest, String detail) {
        suggestions.group(Proposal.Kind.INSTRUCTION, word, rest, detail, Fit.MISMATCH);
    }

    private void constants(List<ValueType> wanted, int given) {
        Optional<ValueType> next = given < wanted.size() ? Optional.of(wanted.get(given)) : Optional.empty();
        for (Opcode op :
                List.of(Opcode.I32_CONST, Opcode.I64_CONST, Opcode.F32_CONST, Opcode.F64_CONST, Opcode.V128_CONST)) {
            ValueType type = op.signature().orElseThrow().results().getFirst();
            String rest = op == Opcode.V128_CONST ? " i32x4 ${1:0} ${2:0} ${3:0} ${4:0}" : " ${1:0}";
            suggestions.group(Proposal.Kind.INSTRUCTION, op.keyword(), rest, type.show(), fit(next, type));
        }
        suggestions.group(
                Proposal.Kind.INSTRUCTION,
                "ref.null",
                " ${1:func}",
                "",
                next.filter(ValueType::isReference).isPresent() ? Fit.BEST : Fit.MISMATCH);
    }

    private static int fit(Optional<ValueType> wanted, ValueType type) {
        return wanted.isEmpty() ? Fit.NEUTRAL : wanted.get().equals(type) ? Fit.BEST : Fit.MISMATCH;
    }

    /** {@return the type of the function that the first group of an assertion calls} */
    private Optional<FunctionType> invoked(Frame assertion) {
        return assertion.items.stream()
                .filter(item -> item.isGroup(Word.INVOKE))
                .findFirst()
                .flatMap(item -> {
                    Frame call = new Frame(Frame.Kind.PLAIN, Word.INVOKE.code(), item.token());
                    for (int token = place.next(item.token());
                            token >= 0 && (place.code(token) == TokenCode.ID || place.code(token) == TokenCode.STRING);
                            token = place.next(token)) {
                        call.items.add(new Frame.Item(place.code(token), token, false));
                    }
                    return called(call);
                });
    }

    private Optional<FunctionType> called(Frame invoke) {
        Optional<String> module = item(invoke, TokenCode.ID);
        Optional<String> name =
                item(invoke, TokenCode.STRING).flatMap(text -> StringLiteral.utf8(StringLiteral.bytes(text)));
        return names().module(module)
                .map(ModuleAnalysis::module)
                .flatMap(of -> name.flatMap(of::export).flatMap(export -> type(of, export)));
    }

    private Optional<String> item(Frame invoke, int code) {
        return invoke.items.stream()
                .filter(item -> !item.group() && item.code() == code)
                .findFirst()
                .map(item -> place.text(item.token()));
    }

    private static Optional<FunctionType> type(Module module, Export export) {
        boolean function = export.kind() == ExternalKind.FUNCTION
                && export.index() >= 0
                && export.index() < module.functionCount();
        return function ? Optional.ofNullable(module.functionType(export.index())) : Optional.empty();
    }

    /** Inside of a constant: patterns, shapes, heap types. */
    private void constant(Opcode op) {
        boolean result = place.frames().getFirst().is(Word.ASSERT_RETURN)
                && place.frames().stream().noneMatch(f -> f.is(Word.INVOKE));
        switch (op) {
            case F32_CONST, F64_CONST -> {
                if (frame.items.isEmpty() && !place.afterOpen()) {
                    if (result) {
                        value("nan:canonical");
                        value("nan:arithmetic");
                    }
                    value("inf");
                    value("-inf");
                    value("nan");
                }
            }
            case V128_CONST -> {
                if (frame.items.isEmpty()) {
                    new TypeWords(suggestions).shapes();
                }
            }
            case REF_NULL -> {
                for (HeapType.Abstract type : HeapType.Abstract.values()) {
                    if (frame.items.isEmpty() && !place.afterOpen()) {
                        suggestions.add(Proposal.of(Proposal.Kind.VALUE_TYPE, type.show(), "", Fit.NEUTRAL));
                    }
                }
            }
            default -> {
                // Numbers are for people to choose.
            }
        }
    }

    private void value(String text) {
        suggestions.add(Proposal.of(Proposal.Kind.VALUE, text, "", Fit.NEUTRAL));
    }
}
