package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What can follow the keyword of an instruction: names, alignments, lanes, types. */
final class Immediates {
    private final Suggestions suggestions;
    private final Place place;
    private final StackAt stack;
    private final Entries entries;

    Immediates(Suggestions suggestions, StackAt stack) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.stack = stack;
        this.entries = new Entries(suggestions);
    }

    void suggest(Opcode op, List<Frame.Item> given, Slots slots) {
        for (Slots.Slot slot : slots.next()) {
            switch (slot) {
                case Slots.Slot.Index(IndexSpace space, int number) -> index(op, given, space, number);
                case Slots.Slot.Offset offset -> value("offset=", "bytes to add to the address", Fit.NEUTRAL);
                case Slots.Slot.Align align -> alignments(op);
                case Slots.Slot.Lane(int limit) -> lanes(limit);
                case Slots.Slot.Shape shape -> new TypeWords(suggestions).shapes();
                case Slots.Slot.Heap heap -> new TypeWords(suggestions).heap();
                case Slots.Slot.Reference reference -> new TypeWords(suggestions).references();
                case Slots.Slot.EndLabel label -> endLabel();
                case Slots.Slot.Number(boolean floating) -> {
                    if (floating) {
                        value("inf", "infinity", Fit.NEUTRAL);
                        value("-inf", "negative infinity", Fit.NEUTRAL);
                        value("nan", "canonical NaN", Fit.NEUTRAL);
                    }
                }
            }
        }
    }

    private void value(String text, String detail, int fit) {
        suggestions.add(Proposal.of(Proposal.Kind.VALUE, text, detail, fit));
    }

    /** The natural one first; atomic accesses take no other. */
    private void alignments(Opcode op) {
        int natural = op.naturalAlignLog2();
        for (int log2 = natural; log2 >= (op.isAtomicAccess() ? natural : 0); log2--) {
            value("align=" + (1 << log2), log2 == natural ? "natural" : "", Fit.NEUTRAL + natural - log2);
        }
    }

    private void lanes(int limit) {
        for (int lane = 0; lane < limit; lane++) {
            value(Integer.toString(lane), "lane", Fit.NEUTRAL);
        }
    }

    private void endLabel() {
        Frame frame = place.top();
        Frame block = frame.op == Opcode.END ? frame.ended : frame;
        if (block != null) {
            Labels.name(place, block).ifPresent(name -> value(name, "the label of this block", Fit.BEST));
        }
    }

    private void index(Opcode op, List<Frame.Item> given, IndexSpace space, int number) {
        Fit fit = new Fit(module().types(), stack, isFolded());
        switch (space) {
            case LOCAL ->
                entries.locals(
                        place.defined(IndexSpace.FUNCTION),
                        index -> fit.of(stack.effects().of(op, index, 0)));
            case FIELD -> field(op, given, fit);
            case LABEL -> new Labels(suggestions, stack).suggest(op, fit);
            case TYPE -> entries.all(space, type(op, number, given, fit));
            case GLOBAL -> entries.all(space, global(op, fit));
            case DATA, ELEM -> entries.all(space, index -> segment(op, space, index, given));
            default ->
                entries.all(
                        space,
                        number == 0 && space != IndexSpace.MEMORY
                                ? index -> fit.of(stack.effects().of(op, index, 0))
                                : index -> callable(op, space, index));
        }
    }

    private Module module() {
        return place.module()
                .map(ModuleAnalysis::module)
                .orElseGet(() -> Module.builder().build());
    }

    /** {@return whether the instruction, whose immediate this is, stands in parentheses} */
    private boolean isFolded() {
        return place.top().kind == Frame.Kind.FOLDED;
    }

    /** Tables for calls hold functions. */
    private int callable(Opcode op, IndexSpace space, int index) {
        boolean call = op == Opcode.CALL_INDIRECT || op == Opcode.RETURN_CALL_INDIRECT;
        boolean fits = space != IndexSpace.TABLE
                || !call
                || module().types().matches(module().table(index).element(), ValueType.FUNCREF);
        return fits ? Fit.NEUTRAL : Fit.MISMATCH;
    }

    /** Only those of a kind that the instruction can use, and first those that fit the operands. */
    private IntUnaryOperator type(Opcode op, int number, List<Frame.Item> given, Fit fit) {
        return index -> {
            boolean written = number == 0;
            if (!stack.effects().isOfKind(op, index)
                    || (written && !stack.effects().canWrite(op, index))) {
                return -1;
            }
            return written
                    ? fit.best(variants(op, index))
                    : fit.of(stack.effects().of(op, first(given), index));
        };
    }

    private List<Effect> variants(Opcode op, int type) {
        StructType struct = module().types().struct(type);
        boolean field = struct != null && op.immediates().size() > 1;
        int count = field && struct != null ? Math.max(1, struct.fields().size()) : 1;
        return IntStream.range(0, count)
                .mapToObj(second -> stack.effects().of(op, type, second))
                .toList();
    }

    /** What cannot be changed is not offered for that; constant expressions see immutable globals before them only. */
    private IntUnaryOperator global(Opcode op, Fit fit) {
        int own = place.isInFunction() ? -1 : place.defined(IndexSpace.GLOBAL);
        return index -> {
            boolean mutable =
                    index < module().globalCount() && module().global(index).mutable();
            boolean excluded =
                    op == Opcode.GLOBAL_SET && !mutable || !place.isInFunction() && mutable || own >= 0 && index >= own;
            return excluded ? -1 : fit.of(stack.effects().of(op, index, 0));
        };
    }

    private int segment(Opcode op, IndexSpace space, int index, List<Frame.Item> given) {
        if (space != IndexSpace.ELEM || index >= module().elementCount()) {
            return Fit.NEUTRAL;
        }
        int target = first(given);
        boolean table = op == Opcode.TABLE_INIT;
        int wanted = table && target < 0 ? 0 : target;
        if (table && wanted < module().tableCount()) {
            boolean fits = module().types()
                    .matches(module().elementType(index), module().table(wanted).element());
            return fits ? Fit.NEUTRAL : Fit.MISMATCH;
        }
        return Fit.NEUTRAL;
    }

    /** The fields of the struct type that is named before. */
    private void field(Opcode op, List<Frame.Item> given, Fit fit) {
        int type = first(given);
        StructType struct = module().types().struct(type);
        if (struct == null) {
            return;
        }
        entries.fields(type, number -> {
            FieldType field = struct.fields().get(number);
            boolean packed = field.storage() instanceof PackedType;
            boolean fits = switch (op) {
                case STRUCT_GET -> !packed;
                case STRUCT_GET_S, STRUCT_GET_U -> packed;
                case STRUCT_SET -> field.mutable();
                default -> true;
            };
            return fits ? fit.of(stack.effects().of(op, type, number)) : -1;
        });
    }

    /** {@return the index that the first immediate stands for, -1 if it stands for nothing} */
    private int first(List<Frame.Item> given) {
        if (given.isEmpty() || place.module().isEmpty() || place.top().op == null) {
            return -1;
        }
        int token = given.getFirst().token();
        String text = place.text(token);
        if (given.getFirst().code() == TokenCode.NAT) {
            OptionalLong value = NumberLiteral.unsigned(text, 0, text.length());
            return value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() < Integer.MAX_VALUE
                    ? (int) value.getAsLong()
                    : -1;
        }
        IndexSpace space = place.top().op == Opcode.TABLE_INIT ? IndexSpace.TABLE : IndexSpace.TYPE;
        NameTable names = place.module().get().lowered().table(space).names();
        return given.getFirst().code() == TokenCode.ID ? names.find(text, 0, text.length()) : -1;
    }
}
