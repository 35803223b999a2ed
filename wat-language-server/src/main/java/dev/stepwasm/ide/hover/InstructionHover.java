package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.instruction.InstructionText;
import dev.stepwasm.ide.instruction.InstructionTexts;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to show about an instruction: what it does, and what it does to the operand stack at its place. */
final class InstructionHover {
    private static final int MOST_TYPES = 8;

    private InstructionHover() {}

    /**
     * {@return all parts}
     *
     * @param place empty where nothing is known about the operands around the instruction
     */
    static List<Part> of(Opcode op, Optional<InstructionAt> place) {
        List<Part> parts = new ArrayList<>();
        Optional<String> signature = place.isPresent()
                ? place.flatMap(InstructionAt::signature)
                : op.signature().map(FunctionType::showStack);
        parts.add(
                new Part.Code(op.keyword() + signature.map(type -> " : " + type).orElse("")));
        Optional<InstructionText> text = InstructionTexts.of(op);
        text.ifPresent(found -> parts.add(new Part.Prose(found.description())));
        text.ifPresent(found -> parts.add(new Part.Fact("Traps", found.traps())));
        place.map(InstructionAt::stack).ifPresent(stack -> {
            parts.add(new Part.Fact("Stack before", "`" + show(stack.before()) + "`"));
            parts.add(new Part.Fact("Stack after", "`" + show(stack.after()) + "`"));
        });
        parts.add(new Part.Fact("Encoding", encoding(op)));
        if (op.feature() != Feature.MVP) {
            parts.add(new Part.Fact("Feature", op.feature().words()));
        }
        text.ifPresent(found -> parts.add(new Part.Link("Specification", found.link())));
        return parts;
    }

    /** {@return the topmost types, the top on the right} */
    private static String show(Optional<List<ValueType>> operands) {
        if (operands.isEmpty()) {
            return "unreachable";
        }
        List<ValueType> types = operands.get();
        int hidden = Math.max(0, types.size() - MOST_TYPES);
        return types.stream()
                .skip(hidden)
                .map(ValueType::show)
                .collect(Collectors.joining(" ", hidden > 0 ? "[… " : "[", "]"));
    }

    /** {@return the bytes of the instruction itself, then what follows them} */
    private static String encoding(Opcode op) {
        StringBuilder bytes = new StringBuilder("`");
        if (op.prefix() != 0) {
            bytes.append(hex(op.prefix())).append(' ');
            for (int rest = op.code(); ; rest >>>= 7) {
                boolean last = rest < 0x80;
                bytes.append(hex(last ? rest : rest & 0x7F | 0x80));
                if (last) {
                    break;
                }
                bytes.append(' ');
            }
        } else {
            bytes.append(hex(op.code()));
        }
        bytes.append('`');
        for (Immediate immediate : op.immediates()) {
            bytes.append(" + ").append(words(immediate));
        }
        return bytes.toString();
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%02X", value);
    }

    private static String words(Immediate immediate) {
        return immediate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
