package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.instruction.Binary;
import dev.stepwasm.ide.instruction.Encoding;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.instruction.InstructionText;
import dev.stepwasm.ide.instruction.InstructionTexts;
import dev.stepwasm.ide.instruction.Operand;
import dev.stepwasm.ide.instruction.StackEffect;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What to show about an instruction: what it does, and what it does to the operand stack at its place. */
final class InstructionHover {
    private final Analysis analysis;
    private final Opcode op;
    private final Optional<InstructionText> text;
    private final List<Part> parts = new ArrayList<>();

    private InstructionHover(Analysis analysis, Opcode op) {
        this.analysis = analysis;
        this.op = op;
        this.text = InstructionTexts.of(op);
    }

    /** {@return all parts about the instruction whose keyword is this token} */
    static List<Part> of(Analysis analysis, Token keyword) {
        Optional<InstructionAt> place = InstructionAt.of(analysis, keyword);
        Opcode written = TokenCode.opcode(keyword.code());
        InstructionHover hover = new InstructionHover(
                analysis, place.map(at -> at.instruction().opcode()).orElse(written));
        hover.head(place);
        Code.closedBy(keyword).ifPresent(opener -> hover.fact("Closes", Code.head(opener)));
        hover.text.ifPresent(found -> hover.parts.add(new Part.Fact("Traps", found.traps())));
        place.ifPresent(hover::place);
        hover.encoding(keyword, place);
        hover.foot();
        return hover.parts;
    }

    private void head(Optional<InstructionAt> place) {
        Optional<String> signature = place.isPresent()
                ? place.flatMap(InstructionAt::signature)
                : op.signature().map(FunctionType::showStack);
        parts.add(
                new Part.Code(op.keyword() + signature.map(type -> " : " + type).orElse("")));
        text.ifPresent(found -> parts.add(new Part.Prose(found.description())));
    }

    private void place(InstructionAt at) {
        named(at).ifPresent(definition -> {
            String kind = definition.space().word();
            fact(
                    Character.toUpperCase(kind.charAt(0)) + kind.substring(1),
                    DefinitionHover.header(analysis, at.module(), definition));
        });
        TypeNames names = new TypeNames(at.module());
        fact("Stack before", StackEffect.show(names, at.stack().before()));
        if (!at.operands().isEmpty()) {
            parts.add(new Part.Fact("Takes", taken(names, at.operands())));
        }
        fact("Stack after", StackEffect.show(names, at.stack().after()));
    }

    private void fact(String name, String code) {
        parts.add(new Part.Fact(name, HoverText.code(code)));
    }

    /** What the first immediate stands for. */
    private static Optional<Definition> named(InstructionAt at) {
        int index = switch (at.instruction().immediates()) {
            case Immediates.Index(int only) -> only;
            case Immediates.Indices(int first, int second) -> first;
            default -> -1;
        };
        return at.instruction().opcode().immediates().stream()
                .findFirst()
                .flatMap(IndexSpace::of)
                .filter(space -> space != IndexSpace.LABEL && index >= 0)
                .flatMap(space -> at.module().lowered().lookup().definition(space, index, at.function()));
    }

    private String taken(TypeNames names, List<Operand> operands) {
        int hidden = Math.max(0, operands.size() - StackEffect.MOST_TYPES);
        return operands.stream()
                .skip(hidden)
                .map(operand -> HoverText.code(names.show(operand.type()))
                        + " from "
                        + HoverText.code(Code.at(analysis, operand.from())))
                .collect(Collectors.joining(", ", hidden > 0 ? "…, " : "", ""));
    }

    private void encoding(Token keyword, Optional<InstructionAt> place) {
        String shown = place.flatMap(at -> at.encoding().map(known -> encoding(at, known)))
                .or(() -> Encoding.ofConstant(analysis, keyword).map(HoverText::code))
                .orElseGet(() -> Encoding.show(op));
        parts.add(new Part.Fact("Encoding", shown));
    }

    private String encoding(InstructionAt at, Encoding known) {
        OptionalLong body = Binary.offsetOfBody(analysis, at.module(), at.function());
        String inFile = body.isPresent() ? ", " + hex(body.getAsLong() + known.offset()) + " of the binary" : "";
        return HoverText.code(known.show()) + " at " + hex(known.offset()) + " of the function body" + inFile;
    }

    private static String hex(long offset) {
        return "`0x" + Long.toHexString(offset) + "`";
    }

    private void foot() {
        if (op.feature() != Feature.MVP) {
            parts.add(new Part.Fact("Feature", op.feature().words()));
        }
        text.ifPresent(found -> parts.add(new Part.Link("Specification", found.link())));
    }
}
