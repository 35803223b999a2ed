package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.List;
import java.util.Optional;

/** Arguments and expected results of test scripts, ranked by the type of the function that is called. */
final class ScriptValues {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;

    ScriptValues(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
    }

    /** Constants, the one first whose type the function wants next. */
    void arguments() {
        if (frame.strings() == 0) {
            return;
        }
        int given = (int) frame.items.stream().filter(Frame.Item::group).count();
        List<ValueType> wanted = called(frame).map(FunctionType::parameters).orElse(List.of());
        constants(wanted, given);
        reference("ref.extern", " ${1:0}", "externref");
        reference("ref.host", " ${1:0}", "anyref");
    }

    /** Patterns of results, the one first that the function gives next. */
    void results() {
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
        return new ScriptNames(place.analysis(), place.segment())
                .module(module)
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
    void inConstant(Opcode op) {
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
