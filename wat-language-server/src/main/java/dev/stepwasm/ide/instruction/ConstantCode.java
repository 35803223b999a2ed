package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The instructions of constant expressions: first values and offsets. */
final class ConstantCode {
    private ConstantCode() {}

    /** {@return the instruction at a position of the text} */
    static Optional<Instruction> at(Module module, int position) {
        return expressions(module)
                .filter(expression -> expression.span().start() <= position
                        && position < expression.span().end())
                .flatMap(expression -> expression.instructions().stream())
                .filter(instruction -> instruction.position() == position)
                .findFirst();
    }

    private static Stream<Expression> expressions(Module module) {
        return Stream.of(
                        module.globals().stream().map(Global::initializer),
                        module.tables().stream().map(Table::initializer).flatMap(Optional::stream),
                        module.data().stream().map(Data::mode).flatMap(ConstantCode::offset),
                        module.elements().stream().map(Element::mode).flatMap(ConstantCode::offset),
                        module.elements().stream().map(Element::items).flatMap(ConstantCode::items))
                .flatMap(expressions -> expressions);
    }

    private static Stream<Expression> offset(SegmentMode mode) {
        return mode instanceof SegmentMode.Active active ? Stream.of(active.offset()) : Stream.of();
    }

    private static Stream<Expression> items(ElementItems items) {
        return items instanceof ElementItems.Expressions(List<Expression> list) ? list.stream() : Stream.of();
    }
}
