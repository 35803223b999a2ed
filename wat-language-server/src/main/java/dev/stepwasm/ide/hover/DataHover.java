package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.instruction.DataAt;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the bytes of data segments lie in memory. */
final class DataHover {
    private static final int MOST_BYTES = 24;

    private DataHover() {}

    /**
     * {@return the data that lies at an address when the module is instantiated}
     *
     * @param number a constant, which is an address unless it is an operand of an instruction that wants none
     * @param type of the constant
     */
    static Optional<Part> at(Analysis analysis, Token number, ValueType type, long address) {
        if (number.node().kind() != NodeKind.INSTRUCTION || !mayBeAddress(number.node())) {
            return Optional.empty();
        }
        return analysis.moduleAt(number.span().start())
                .filter(module -> DataAt.isAddress(module.module(), 0, type))
                .flatMap(module -> at(module, address));
    }

    private static Optional<Part> at(ModuleAnalysis module, long address) {
        return DataAt.find(module.module(), 0, address).map(data -> {
            String name = module.lowered()
                    .lookup()
                    .definition(IndexSpace.DATA, data.segment(), -1)
                    .map(Definition::show)
                    .orElse(Integer.toString(data.segment()));
            String shown = data.string().orElseGet(() -> preview(data.bytes(), data.within()));
            return new Part.Fact(
                    "Data at this address",
                    "byte " + data.within() + " of segment " + HoverText.code(name) + ", " + HoverText.code(shown));
        });
    }

    private static String preview(Bytes bytes, int from) {
        StringBuilder shown = new StringBuilder("\"");
        int end = Math.min(bytes.size(), from + MOST_BYTES);
        for (int i = from; i < end; i++) {
            StringLiteral.showByte(shown, bytes.get(i) & 0xFF);
        }
        return shown.append(end < bytes.size() ? "…\"" : "\"").toString();
    }

    private static boolean mayBeAddress(Node constant) {
        Optional<Node> around = constant.parent().flatMap(Node::parent).filter(node -> node.kind() == NodeKind.FOLDED);
        if (around.isEmpty()) {
            return true;
        }
        Node head = around.get().children().getFirst();
        int code = head.data().tokens().code(Syntax.firstToken(head));
        if (!TokenCode.isOpcode(code)) {
            return true;
        }
        Opcode op = TokenCode.opcode(code);
        return op == Opcode.I32_ADD
                || op == Opcode.I64_ADD
                || op.signature().isEmpty()
                || op.immediates().contains(Immediate.MEMARG)
                || op.immediates().contains(Immediate.MEMORY);
    }

    /**
     * {@return where a string of a data segment lies, in the segment and in memory}
     *
     * @param before bytes of the strings before it
     */
    static String place(Analysis analysis, Token string, long before, int size) {
        String within = "from byte " + before + " of the segment on";
        return analysis.moduleAt(string.span().start())
                .flatMap(module -> module.lowered().lookup().definedIn(string.segment()).stream()
                        .filter(definition -> definition.space() == IndexSpace.DATA
                                && definition.index() < module.module().data().size())
                        .findFirst()
                        .map(definition -> module.module().data().get(definition.index())))
                .map(DataAt::start)
                .filter(OptionalLong::isPresent)
                .map(start -> within + ", at `0x" + Long.toHexString(start.getAsLong() + before) + "` to `0x"
                        + Long.toHexString(start.getAsLong() + before + size) + "` of memory")
                .orElse(within);
    }
}
