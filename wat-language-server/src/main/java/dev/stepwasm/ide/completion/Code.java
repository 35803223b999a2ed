package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In code: instructions, their immediates, the parts of blocks. */
final class Code {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;
    private final TypeWords types;
    private final Map<Integer, StackAt> stacks = new HashMap<>();

    Code(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
        this.types = new TypeWords(suggestions);
    }

    /** {@return whether only an immediate can stand at the place} */
    boolean wantsImmediate() {
        return !place.afterOpen()
                && frame.op != null
                && Slots.of(frame.op, frame.immediates).required();
    }

    void suggest() {
        Slots slots = frame.op == null ? new Slots(List.of(), false) : Slots.of(frame.op, frame.immediates);
        if (!place.afterOpen()) {
            boolean newName = frame.op != null && TypeWords.hasTypeUse(frame.op) && frame.op.opensBlock();
            if (place.typedText().startsWith("$") && newName && frame.immediates.isEmpty()) {
                return;
            }
            if (frame.op != null && !slots.next().isEmpty()) {
                new Immediates(suggestions, stack(slots.required())).suggest(frame.op, frame.immediates, slots);
            }
            if (slots.required()) {
                return;
            }
            boolean head = frame.is(Word.FUNC) && frame.items.isEmpty() && !frame.began;
            if (place.isInFunction() && !head) {
                Operands.at(place, stack(false, true))
                        .ifPresent(operands ->
                                operands.suggest(suggestions, slots.next().isEmpty()));
            }
            if (place.typedText().startsWith("$")) {
                return;
            }
        } else if (slots.required()) {
            inParenthesesOnly(slots);
            return;
        }
        parts();
        if (place.afterOpen() || frame.takesFlat()) {
            instructions();
        }
    }

    /** What the shorthand that is typed at the place stands for. */
    void shorthand() {
        boolean unfinished =
                frame.op != null && Slots.of(frame.op, frame.immediates).required();
        if (place.isInFunction() && !unfinished) {
            Operands.at(place, stack(false, true))
                    .flatMap(operands -> operands.whole(place.typedText()))
                    .ifPresent(suggestions::add);
        }
    }

    /** Only instructions, in a field where one can stand beside other things. */
    void expression() {
        if (place.afterOpen()) {
            Instructions.suggest(suggestions, stack(false), true);
        }
    }

    /** Immediates that are groups: reference types. */
    private void inParenthesesOnly(Slots slots) {
        if (slots.next().contains(new Slots.Slot.Reference())) {
            types.references();
        }
    }

    /** The groups that are no instructions. */
    private void parts() {
        if (frame.op != null && TypeWords.hasTypeUse(frame.op)) {
            types.use(frame.immediates, false, true, useFit());
        }
        if (frame.op == Opcode.TRY_TABLE) {
            catches();
        }
        if (frame.op == Opcode.SELECT && frame.immediates.isEmpty()) {
            suggestions.group(Word.RESULT, " ${1:i32}");
        }
        switch (frame.kind) {
            case IF -> ifParts();
            case TRY -> tryParts();
            default -> {
                // No parts.
            }
        }
    }

    /** Calls through tables need a type; blocks often have results. */
    private int useFit() {
        boolean call = frame.op == Opcode.CALL_INDIRECT || frame.op == Opcode.RETURN_CALL_INDIRECT;
        boolean untyped = frame.immediates.stream().noneMatch(Frame.Item::group);
        return call && untyped ? Fit.BEST - 1 : Fit.NEUTRAL - 11;
    }

    private void catches() {
        suggestions.group("catch", " ${1:0} ${2:0}", "tag, label", Fit.NEUTRAL - 11);
        suggestions.group("catch_ref", " ${1:0} ${2:0}", "tag, label", Fit.NEUTRAL - 11);
        suggestions.group("catch_all", " ${1:0}", "label", Fit.NEUTRAL - 11);
        suggestions.group("catch_all_ref", " ${1:0}", "label", Fit.NEUTRAL - 11);
    }

    private void ifParts() {
        if (frame.lastPart == 0) {
            suggestions.group("then", " $0", "", frame.began ? Fit.BEST : Fit.NEUTRAL);
        } else if (frame.lastPart == 1) {
            suggestions.group("else", " $0", "", Fit.BEST);
        }
    }

    private void tryParts() {
        if (frame.lastPart == 0) {
            suggestions.group("do", " $0", "", Fit.BEST);
        }
        suggestions.group("catch", " ${1:0} $0", "", Fit.NEUTRAL);
        suggestions.group("catch_all", " $0", "", Fit.NEUTRAL);
    }

    private void instructions() {
        if (frame.kind == Frame.Kind.IF && frame.lastPart > 0) {
            return;
        }
        Instructions.suggest(suggestions, stack(false), isConstant());
    }

    /** {@return whether the code is a constant expression} */
    private boolean isConstant() {
        return !place.isInFunction();
    }

    /**
     * {@return the operand stack at the place}
     *
     * @param unfinished whether the last instruction lacks something
     */
    private StackAt stack(boolean unfinished) {
        return stack(unfinished, false);
    }

    /** @param operand whether an operand of the innermost instruction stands at the place, though no parenthesis is open */
    private StackAt stack(boolean unfinished, boolean operand) {
        boolean immediate = unfinished || (!operand && !place.afterOpen() && frame.kind == Frame.Kind.FOLDED);
        return stacks.computeIfAbsent(
                (unfinished ? 1 : 0) + (immediate ? 2 : 0), key -> newStack(unfinished, immediate));
    }

    private StackAt newStack(boolean unfinished, boolean immediate) {
        Optional<ModuleAnalysis> module = place.module();
        if (module.isEmpty() || place.isScript()) {
            return StackAt.unknown(Module.builder().build(), FunctionType.EMPTY, List.of());
        }
        FunctionType type = type(module.get());
        List<ValueType> locals = locals(module.get());
        Frame taker = null;
        List<Frame> frames = place.frames();
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame at = frames.get(i);
            boolean own = at == frame && immediate;
            boolean takes = at.kind == Frame.Kind.FOLDED || at.kind == Frame.Kind.IF && at.lastPart == 0;
            if (takes && !own) {
                taker = at;
                break;
            }
            if (!takes && at.kind != Frame.Kind.PLAIN) {
                break;
            }
        }
        String head = place.isInFunction() ? "(func " : "(func (result " + shown(type) + ") ";
        return StackAt.of(module.get(), place.code().finish(head, frames, taker, unfinished), type, locals);
    }

    private static String shown(FunctionType type) {
        return type.results().stream().map(ValueType::show).reduce("", (a, b) -> a + " " + b);
    }

    private List<ValueType> locals(ModuleAnalysis module) {
        int number = place.isInFunction()
                ? place.defined(IndexSpace.FUNCTION) - module.module().importedFunctionCount()
                : -1;
        return number >= 0 && number < module.module().functions().size()
                ? module.module().locals(module.module().functions().get(number))
                : List.of();
    }

    /** {@return the type of the function, or of one that gives what the constant expression has to give} */
    private FunctionType type(ModuleAnalysis module) {
        if (place.isInFunction()) {
            int function = place.defined(IndexSpace.FUNCTION);
            FunctionType type = function < 0 || function >= module.module().functionCount()
                    ? null
                    : module.module().functionType(function);
            return type == null ? FunctionType.EMPTY : type;
        }
        return Constants.wanted(place, module.module())
                .map(wanted -> new FunctionType(List.of(), List.of(wanted)))
                .orElse(FunctionType.EMPTY);
    }

    /** {@return whether a frame is one in which code stands} */
    static boolean isCode(Place place) {
        Frame top = place.top();
        if (place.isScript()
                || top.kind == Frame.Kind.PLAIN
                || place.frames().getFirst().hasGroup(Word.IMPORT)) {
            return false;
        }
        return place.frames().size() > 1
                ? !top.is(Word.ELEM)
                : top.is(Word.FUNC) || top.is(Word.GLOBAL) && top.items.stream().anyMatch(Code::isType);
    }

    private static boolean isType(Frame.Item item) {
        return item.isGroup(Word.REF) || item.isGroup(Word.MUT) || !item.group() && TokenCode.isWord(item.code());
    }
}
